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

  // A long address is copied with one press, where the browser allows it.
  document.addEventListener("DOMContentLoaded", function () {
    if (!navigator.clipboard) { return; }
    document.querySelectorAll("[data-copies]").forEach(function (press) {
      press.hidden = false;
      press.addEventListener("click", function () {
        navigator.clipboard.writeText(document.getElementById(press.dataset.copies).value).then(function () {
          press.textContent = press.dataset.done;
        });
      });
    });
  });

  // "Back" asks the server anew: who sits here may have signed out meanwhile, or be somebody else. A page that the
  // browser holds as it was left is not seen before that; one that answered a press is asked for by its address.
  window.addEventListener("pagehide", function (event) { document.documentElement.hidden = event.persisted; });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
  window.history.replaceState(window.history.state, "");

  // An open menu closes with Escape and returns the focus.
  document.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && document.querySelector("details.menu[open], details.bodies[open], details.further[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
