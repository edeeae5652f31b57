// Small comforts. Every page works without this file.
(function () {
  "use strict";

  // Enter that confirms a conversion (IME) must never send the form.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) {
      event.stopPropagation();
      if (event.target instanceof HTMLInputElement) { event.preventDefault(); }
    }
  }, true);

  function focusOnErrors(root) {
    var summary = root.querySelector("[data-takes-focus]");
    if (summary) { summary.focus(); }
  }
  document.addEventListener("DOMContentLoaded", function () { focusOnErrors(document); });
  document.addEventListener("htmx:afterSwap", function (event) { focusOnErrors(event.detail.target); });

  // What cannot be taken back is asked about here; without this file a page asks instead.
  document.addEventListener("submit", function (event) {
    var question = event.target.dataset.confirm;
    if (!question || event.target.querySelector("[name=confirmed]")) { return; }
    if (!window.confirm(question)) { event.preventDefault(); return; }
    var answer = document.createElement("input");
    answer.type = "hidden";
    answer.name = "confirmed";
    answer.value = "yes";
    event.target.append(answer);
  });

  // Once a form is on its way, no draft of it follows.
  document.addEventListener("submit", function (event) {
    if (event.target.matches("[data-keeps-draft]")) { event.target.dataset.sent = "yes"; }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (event.target.dataset && event.target.dataset.sent) { event.preventDefault(); }
  });

  // A draft that could not be kept says so where its time would stand.
  function sayUnsaved(event) {
    var form = event.target.closest("[data-keeps-draft]");
    var place = form && form.querySelector("[aria-live]");
    var words = document.getElementById("unsaved-words");
    if (!place || !words) { return; }
    var sentence = document.createElement("p");
    sentence.className = "error";
    sentence.textContent = words.content.textContent;
    place.replaceChildren(sentence);
  }
  document.addEventListener("htmx:sendError", sayUnsaved);
  document.addEventListener("htmx:timeout", sayUnsaved);
  document.addEventListener("htmx:responseError", sayUnsaved);

  // An open menu closes with Escape and returns the focus.
  document.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && document.querySelector("details.menu[open], details.bodies[open], details.further[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
