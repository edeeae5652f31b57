// Keeps the page of 聞き取りを持っていく and what it is drawn with; never a record.
"use strict";

var SHELF = "enishi-offline-1";
var PAGE = self.registration.scope;

function parts(text) {
  var found = text.match(/(?:href|src)="(\/[^"]*static\/[^"]+)"/g) || [];
  // Each once: a shelf refuses to be handed the same thing twice.
  return Array.from(new Set(found.map(function (one) { return one.split('"')[1]; })));
}

function stock() {
  return fetch(PAGE, { credentials: "same-origin", redirect: "manual" }).then(function (page) {
    if (!page.ok) { throw new Error("no page"); }
    return page.clone().text().then(function (text) {
      return caches.open(SHELF).then(function (shelf) {
        return shelf.addAll(parts(text)).then(function () { return shelf.put(PAGE, page); });
      });
    });
  });
}

self.addEventListener("install", function (event) { event.waitUntil(stock().then(function () { return self.skipWaiting(); })); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener("fetch", function (event) {
  var asked = event.request;
  if (asked.method !== "GET") { return; }
  if (asked.mode === "navigate" && asked.url.split(/[?#]/)[0] === PAGE) {
    event.respondWith(fetch(asked).then(function (page) {
      if (page.ok && !page.redirected) { event.waitUntil(stock().catch(function () {})); }
      return page;
    }).catch(function () { return caches.match(PAGE); }));
    return;
  }
  if (new URL(asked.url).pathname.indexOf("/static/") >= 0) {
    event.respondWith(caches.match(asked).then(function (kept) { return kept || fetch(asked); }));
  }
});
