// 聞き取りを持っていく: the hearing sheet stays on this device and is sent once there is a connection.
(function () {
  "use strict";

  var root = document.getElementById("offline");
  var form = document.getElementById("sheet");
  var list = document.getElementById("visits");
  var words = document.getElementById("offline-words").content;
  var open = null;

  // The sheet before somebody is its own master: what he types stands in it at once, in what is kept a moment later.
  function isOpen(id) { return open !== null && open.id === id; }

  function say(name) { return words.querySelector("[data-word='" + name + "']").textContent; }

  // ---- what is kept on the device: hearings.js
  var hearings = window.enishiHearings, all = hearings.all, keep = hearings.keep, drop = hearings.drop;

  // ---- what is fetched, and what is sent
  function token() {
    var found = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  function fetchBag() {
    return fetch(root.dataset.bag, { headers: { Accept: "application/json" }, redirect: "manual" })
      .then(function (answer) { if (!answer.ok) { throw new Error("door"); } return answer.json(); })
      .then(function (bag) { return hearings.take(bag.owner, bag.key).then(function () { return bag; }); })
      .then(function (bag) {
        return all().then(function (kept) {
          var typed = new Map();
          kept.forEach(function (one) { if (hearings.isUnsent(one)) { typed.set(one.id, one); } });
          var gone = kept.filter(function (one) { return !hearings.isUnsent(one); }).map(function (one) { return drop(one.id); });
          return Promise.all(gone).then(function () {
            return Promise.all(bag.visits.map(function (visit) {
              // What somebody has typed here, up to this moment, stays, with the version that he had before him.
              var here = isOpen(visit.id) ? open : null, mine = here && here.typed ? here : typed.get(visit.id);
              // What somebody else wrote here and did not send, only he opens.
              if (mine && mine.shut) { return null; }
              if (mine) {
                ["when", "day", "company", "place", "questions"].forEach(function (name) { mine[name] = visit[name]; });
                return keep(mine);
              }
              visit.owner = bag.owner;
              return keep(here ? Object.assign(here, visit) : visit);
            }));
          });
        });
      });
  }

  function send(sheet) {
    var body = new FormData(), at = sheet.at;
    Object.keys(sheet.typed).forEach(function (name) { body.append(name, sheet.typed[name]); });
    body.append("read_at", sheet.version);
    body.append("draft_at", sheet.draft || "");
    return fetch(root.dataset.send.replace("00000000-0000-0000-0000-000000000000", sheet.id), {
      method: "POST", body: body, redirect: "manual", headers: { "X-CSRFToken": token(), Accept: "application/json" }
    }).then(function (answer) {
      if ([200, 409, 422].indexOf(answer.status) < 0) { throw new Error("door"); }
      return answer.json().then(function (told) {
        // What was typed while it was on its way was not sent yet.
        var now = isOpen(sheet.id) ? open : sheet, waits = now.at !== at;
        now.version = told.version;
        now.values = told.values;
        if (answer.status === 200) { now.draft = ""; }
        if (!waits) {
          now.typed = answer.status === 200 ? null : told.values;
          now.at = answer.status === 200 ? null : now.at;
        }
        now.differences = told.differences || [];
        now.errors = told.errors || [];
        return keep(now).then(function () { return waits && answer.status === 200 ? null : answer.status; });
      });
    });
  }

  function sendAll() {
    return all().then(function (kept) {
      var waiting = kept.filter(function (one) {
        return one.typed && one.owner === root.dataset.owner && !(one.differences || []).length && !(one.errors || []).length;
      });
      return waiting.reduce(function (before, one) { return before.then(function () { return send(one); }); }, Promise.resolve());
    });
  }

  // ---- what is shown
  function tell(sentence) { document.getElementById("told").textContent = sentence; }

  function clock(at) {
    var time = new Date(at);
    return time.getHours() + ":" + ("0" + time.getMinutes()).slice(-2) + " " + say("at");
  }

  // Several visits of one day stand by their hour, which closes the words that tell when.
  function turn(one) { return [one.day, one.when, one.company, one.id].join(" "); }

  function draw() {
    document.getElementById("line").textContent = say(navigator.onLine ? "online" : "offline");
    return all().then(function (kept) {
      var item = document.getElementById("visit-item").content, held = list.contains(document.activeElement) && document.activeElement.dataset.visit;
      list.replaceChildren();
      // Whoever was here last with a connection sees his own; another's wait for him on a device that both use.
      var own = kept.filter(function (one) { return one.owner === root.dataset.owner; });
      own.sort(function (a, b) { return turn(a) < turn(b) ? -1 : 1; })
        .forEach(function (one) {
          var row = item.cloneNode(true), press = row.querySelector("button");
          row.querySelector("[data-when]").textContent = one.shut ? say("waits") : one.when;
          row.querySelector("[data-company]").textContent = one.company || say("shut");
          if (one.shut) { press.remove(); }
          row.querySelector("[data-state]").textContent =
            one.shut ? "" : (one.differences || []).length ? say("both") : one.typed ? say("waits") + " " + clock(one.at) : say(one.draft ? "draft" : "clean");
          press.dataset.visit = one.id;
          press.addEventListener("click", function () { show(one.id); });
          list.append(row);
          if (one.id === held) { press.focus(); }
        });
      document.getElementById("none").hidden = own.length > 0;
    });
  }

  function boxes() { return Array.prototype.filter.call(form.elements, function (box) { return box.name && box.name !== "read_at"; }); }

  function fill(values) {
    boxes().forEach(function (box) {
      var value = values[box.name] === undefined ? "" : values[box.name];
      if (box.type === "radio") { box.checked = box.value === value; } else if (box.value !== value) { box.value = value; }
    });
  }

  function typed() {
    var values = Object.create(null);
    boxes().forEach(function (box) {
      if (box.type !== "radio") { values[box.name] = box.value; }
      else if (box.checked) { values[box.name] = box.value; }
    });
    return values;
  }

  function rows(differences) {
    var place = document.getElementById("both-rows");
    place.replaceChildren();
    differences.forEach(function (one) {
      var row = document.createElement("tr");
      [["th", one.label], ["td", one.stands], ["td", one.typed]].forEach(function (cell) {
        var box = document.createElement(cell[0]);
        if (cell[0] === "th") { box.scope = "row"; }
        box.textContent = cell[1] || "—";
        row.append(box);
      });
      place.append(row);
    });
    document.getElementById("both").hidden = differences.length === 0;
  }

  function drawSheet() {
    document.getElementById("company").textContent = open.company;
    document.getElementById("when").textContent = open.when + "　" + open.place;
    var asked = document.getElementById("questions");
    asked.replaceChildren();
    open.questions.forEach(function (one) {
      var line = document.createElement("li");
      line.textContent = one;
      asked.append(line);
    });
    fill(open.typed || open.values);
    rows(open.differences || []);
    tell((open.errors || []).map(function (one) { return one.label + "：" + one.sentence; }).join(" "));
    document.getElementById("kept").textContent = open.typed ? clock(open.at) : open.draft ? say("draft") : "";
    form.hidden = false;
  }

  function show(id) {
    return all().then(function (kept) {
      var found = kept.filter(function (one) { return one.id === id; })[0];
      if (!found) { return; }
      if (!isOpen(id) || !open.typed) { open = found; }
      drawSheet();
      document.getElementById("company").focus();
    });
  }

  form.addEventListener("input", function () {
    if (!open) { return; }
    open.typed = typed();
    open.at = Date.now();
    open.errors = [];
    keep(open).then(function () { document.getElementById("kept").textContent = clock(open.at); draw(); });
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var mine = open;
    if (!mine) { return; }
    mine.typed = typed();
    mine.at = Date.now();
    keep(mine).then(function () { return send(mine); }).then(function (status) {
      if (isOpen(mine.id)) {
        drawSheet();
        if (status) { document.getElementById("company").focus(); }
      }
      if (status === 200) { tell(say("sent")); } else if (status === 409) { tell(say("both")); }
      return draw();
    }).catch(function (error) { tell(say(error.message === "door" ? "door" : "later")); draw(); });
  });

  // Nobody should count on a list that is still being drawn.
  function rest() { list.ariaBusy = "false"; }

  function again() {
    list.ariaBusy = "true";
    return fetchBag().then(sendAll).then(function () { if (open) { drawSheet(); } })
      .catch(function (error) { if (error.message === "door") { tell(say("door")); } })
      .then(draw).finally(rest);
  }

  document.getElementById("again").addEventListener("click", again);
  window.addEventListener("online", again);
  window.addEventListener("offline", draw);
  window.addEventListener("pagehide", function (event) { document.documentElement.hidden = event.persisted; });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
  if ("serviceWorker" in navigator) { navigator.serviceWorker.register(root.dataset.worker); }
  list.ariaBusy = "true";
  draw().then(navigator.onLine ? again : rest, rest);
})();
