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

  // An open menu closes with Escape and returns the focus.
  document.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && document.querySelector("details.menu[open], details.bodies[open], details.further[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
