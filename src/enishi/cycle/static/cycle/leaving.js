// ログアウト: what was taken along to read goes from this device; a hearing that was written and not sent stays, and is named.
(function () {
  "use strict";

  var form = document.querySelector("[data-signs-out]");
  var asked = indexedDB.open("enishi-hearings", 1);
  asked.onupgradeneeded = function () { asked.result.createObjectStore("sheets", { keyPath: "id" }); };
  asked.onsuccess = function () {
    var kept = asked.result.transaction("sheets").objectStore("sheets").getAll();
    kept.onsuccess = function () {
      document.getElementById("unsent").hidden = !kept.result.some(function (sheet) { return sheet.typed; });
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var change = asked.result.transaction("sheets", "readwrite");
        kept.result.filter(function (sheet) { return !sheet.typed; }).forEach(function (sheet) {
          change.objectStore("sheets").delete(sheet.id);
        });
        // Whether it could be done or not: signing out never waits for it.
        change.oncomplete = change.onabort = function () { form.submit(); };
      });
    };
  };
})();
