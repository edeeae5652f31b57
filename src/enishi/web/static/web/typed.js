// What was typed into a form and not sent yet stays in this tab when the page is drawn anew: in larger letters, in
// another language, after another form of the page was sent, or after a walk to another page and back; and when it was
// sent, but the session had ended: after signing in it is there again.
// Forms that keep drafts on the server have drafts.js. Every page works without this file.
(function () {
  "use strict";

  var SHELF = "enishi-tab:", HALF_AN_HOUR = 1800000, PASSING = ["csrfmiddlewaretoken", "next", "read_at", "confirmed"];
  var SECRET = "[type=password], [type=file], [autocomplete=one-time-code], [name=credential]";
  var words = function () { return document.getElementById("typed-words"); };
  var shelved = function () { return Object.keys(sessionStorage).filter(function (key) { return key.indexOf(SHELF) === 0; }); };
  var leaves = false;

  function isKept(form) {
    return form.method === "post" && !form.matches("[data-keeps-draft]") && !form.querySelector(SECRET);
  }
  function fields(form) {
    return Array.from(form.elements).filter(function (one) { return one.name && !one.closest("[hidden]") && one.matches("input:not([type=hidden]):not([type=submit]), textarea, select"); });
  }
  // A form is known again by its address and by what it is about; the order of forms on a page may change.
  function nameOf(form) {
    var about = Array.from(form.querySelectorAll("input[type=hidden]")).filter(function (one) { return PASSING.indexOf(one.name) < 0; });
    return SHELF + words().dataset.owner + " " + form.action + about.map(function (one) { return "|" + one.name + "=" + one.value; }).join("");
  }
  function markOf(field) { return field.matches("[type=checkbox], [type=radio]") ? field.name + "=" + field.value : field.name; }
  function stateOf(field) { return field.matches("[type=checkbox], [type=radio]") ? field.checked : field.value; }

  function shelve(form) {
    var typed = fields(form).map(function (field) { return [markOf(field), stateOf(field)]; });
    sessionStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), sent: !!form.dataset.typedSent, typed: typed }));
  }
  function putBack(form) {
    var kept = JSON.parse(sessionStorage.getItem(nameOf(form)) || "null");
    sessionStorage.removeItem(nameOf(form));
    if (!kept || Date.now() - kept.at > HALF_AN_HOUR) { return; }
    var states = new Map(kept.typed), changed = false;
    fields(form).forEach(function (field) {
      var state = states.get(markOf(field));
      if (state === undefined || state === stateOf(field)) { return; }
      if (typeof state === "boolean") { field.checked = state; } else { field.value = state; }
      changed = true;
    });
    if (!changed) { return; }
    form.dataset.typedHere = "yes";
    form.prepend(words().content.cloneNode(true));
  }

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && isKept(form)) { form.dataset.typedHere = "yes"; delete form.dataset.typedSent; }
  });
  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented) { event.target.dataset.typedSent = "yes"; }
    if (event.target.matches("[data-signs-out]")) {
      shelved().forEach(function (key) { sessionStorage.removeItem(key); });
      leaves = true;
    }
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (!event.detail.successful || !event.target.dataset) { return; }
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) { event.target.dataset.typedSent = "yes"; } else { delete event.target.dataset.typedHere; }
  });
  window.addEventListener("pagehide", function () {
    // A form that came back with a mistake holds what was typed on the page before.
    if (leaves) { return; }
    Array.from(document.forms).filter(function (form) {
      return isKept(form) && (form.dataset.typedHere || (!form.dataset.typedSent && form.querySelector(".error")));
    }).forEach(shelve);
  });
  document.addEventListener("DOMContentLoaded", function () {
    shelved().forEach(function (key) {
      var kept = JSON.parse(sessionStorage.getItem(key)), owner = words().dataset.owner;
      var mine = key.indexOf(SHELF + owner + " ") === 0;
      // Whoever signs in next in this tab finds nothing of the one before; what was sent arrived, as the page that
      // answers is for him who sent it. Answered by the door, it did not.
      if (mine ? kept.sent : owner) { sessionStorage.removeItem(key); } else if (kept.sent) {
        sessionStorage.setItem(key, JSON.stringify(Object.assign(kept, { sent: false })));
      }
    });
    Array.from(document.forms).filter(isKept).forEach(putBack);
  });
})();
