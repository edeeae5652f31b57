// What is typed outlives a page that is left and a connection that is lost. Every form works without this file.
(function () {
  "use strict";

  var SHELF = "enishi-typed:", FORMS = "[data-keeps-draft]", A_WEEK = 7 * 24 * 3600 * 1000;
  var words = function () { return document.getElementById("unsaved-words"); };

  // ---- a copy on this device, until the server is known to have what it says
  function shelfOf(writing) { return SHELF + words().dataset.owner + ":" + writing; }
  function pairsOf(form) {
    return Array.from(new FormData(form)).filter(function (pair) { return typeof pair[1] === "string" && pair[0] !== "csrfmiddlewaretoken"; });
  }
  function shelve(form) {
    var copy = JSON.stringify({ at: Date.now(), pairs: pairsOf(form) });
    try { localStorage.setItem(shelfOf(form.elements.writing.value), copy); } catch (full) { /* then the page alone holds it */ }
  }
  function unshelve(form) { localStorage.removeItem(shelfOf(form.elements.writing.value)); }

  // ---- sending it as a draft
  function token() {
    var found = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
    return found ? decodeURIComponent(found[1]) : "";
  }
  function send(pairs, leaving) {
    var body = new FormData();
    pairs.forEach(function (pair) { body.append(pair[0], pair[1]); });
    return fetch(words().dataset.address, {
      method: "POST", body: body, keepalive: leaving === true, redirect: "manual",
      headers: { "X-CSRFToken": token(), "HX-Request": "true" }
    }).then(function (answer) {
      if (!answer.ok || answer.headers.get("HX-Redirect")) { throw new Error("not kept"); }
      return answer;
    });
  }
  function isKept(form, typed) {
    unshelve(form);
    delete form.dataset.unkept;
    if (form.dataset.typed === typed) { delete form.dataset.typed; }
  }
  function say(form, told) {
    var place = form.querySelector("[aria-live]");
    if (place) { place.replaceChildren(told); }
  }
  function sayUnsaved(form) {
    var sentence = document.createElement("p");
    sentence.className = "error";
    sentence.textContent = words().content.textContent;
    say(form, sentence);
    form.dataset.unkept = "yes";
    shelve(form);
    window.setTimeout(again, 10000);
  }
  function keepNow(form, leaving) {
    var typed = form.dataset.typed;
    shelve(form);
    return send(pairsOf(form), leaving).then(function (answer) {
      isKept(form, typed);
      return answer.text();
    }).then(function (html) { say(form, document.createRange().createContextualFragment(html)); });
  }
  function again() {
    document.querySelectorAll(FORMS + "[data-unkept]").forEach(function (form) {
      if (!form.dataset.sent) { keepNow(form).catch(function () { sayUnsaved(form); }); }
    });
  }

  // ---- while one types
  document.addEventListener("input", function (event) {
    var form = event.target.closest(FORMS);
    if (form) { form.dataset.typed = String(Number(form.dataset.typed || 0) + 1); }
  });
  function isDraft(event) { return event.target.matches && event.target.matches(FORMS); }
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (!isDraft(event)) { return; }
    // Once a form is on its way, no draft of it follows.
    if (event.target.dataset.sent) { event.preventDefault(); }
    event.target.dataset.sending = event.target.dataset.typed || "";
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var answer = event.detail;
    if (isDraft(event) && answer.successful && !answer.xhr.getResponseHeader("HX-Redirect")) { isKept(event.target, event.target.dataset.sending); }
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach(function (trouble) {
    document.addEventListener(trouble, function (event) { if (isDraft(event)) { sayUnsaved(event.target); } });
  });
  window.addEventListener("online", again);

  // ---- throwing a draft away: what an earlier page left arrives first, or it would come again
  document.addEventListener("submit", function (event) {
    var form = event.target, press = event.submitter;
    if (!form.querySelector("[name=drop_draft]")) { return; }
    document.querySelectorAll(FORMS).forEach(function (one) { one.dataset.sent = "yes"; unshelve(one); });
    if (arrived) { return; }
    event.preventDefault();
    thrown = true;
    arriving.then(function () { form.requestSubmit(press); });
  });

  // ---- pressing a button: without a connection the page stays, for the next one would be the browser's own
  document.addEventListener("submit", function (event) {
    var form = event.target, press = event.submitter;
    if (event.defaultPrevented) { return; }
    if (!form.matches(FORMS)) { return; }
    shelve(form);
    if (form.dataset.reached || (navigator.onLine && !form.dataset.unkept)) {
      delete form.dataset.reached;
      form.dataset.sent = "yes";
      return;
    }
    event.preventDefault();
    keepNow(form).then(function () {
      form.dataset.reached = "yes";
      form.requestSubmit(press);
    }, function () { sayUnsaved(form); });
  });

  // ---- leaving by a link, by "back" or by closing the window
  window.addEventListener("pagehide", function () {
    document.querySelectorAll(FORMS + "[data-typed]").forEach(function (form) {
      if (!form.dataset.sent) { keepNow(form, true).catch(function () {}); }
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  var goes = false;
  window.addEventListener("beforeunload", function () { goes = true; });
  window.addEventListener("pageshow", function () { goes = false; });

  // ---- arriving: what an earlier page could not hand over; what was saved meanwhile the server does not take
  var arriving = Promise.resolve(), arrived = true, thrown = false;

  function texts(pairs) {
    return JSON.stringify(pairs.filter(function (pair) { return pair[0] !== "writing" && pair[0] !== "read_at"; }));
  }
  // Whether a form was drawn without what its writer had typed: drawn again it has it.
  function isMissed(pairs) {
    var told = Object.fromEntries(pairs);
    return Array.from(document.querySelectorAll(FORMS)).some(function (form) {
      return !form.dataset.typed && form.elements.draft_form.value === told.draft_form
        && form.elements.draft_subject.value === told.draft_subject && form.elements.writing.value !== told.writing
        && texts(pairsOf(form)) !== texts(pairs);
    });
  }
  function handOver(key) {
    var copy = JSON.parse(localStorage.getItem(key));
    if (Date.now() - copy.at > A_WEEK) { localStorage.removeItem(key); return null; }
    // What somebody else typed at this computer waits for him, a week at most.
    if (key.indexOf(shelfOf("")) !== 0) { return null; }
    return send(copy.pairs).then(function (answer) {
      // The page that is on its way may have been drawn without it: that one hands it over once more.
      if (goes) { return; }
      localStorage.removeItem(key);
      if (answer.status === 200 && !thrown && isMissed(copy.pairs)) { window.location.reload(); }
    }).catch(function () {});
  }
  document.addEventListener("DOMContentLoaded", function () {
    if (!words() || !words().dataset.owner) { return; }
    arrived = false;
    arriving = Promise.all(Object.keys(localStorage).filter(function (key) { return key.indexOf(SHELF) === 0; }).map(handOver));
    arriving.then(function () { arrived = true; });
  });
})();
