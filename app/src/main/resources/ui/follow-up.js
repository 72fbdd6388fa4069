'use strict';

// What is late is shown anew as time goes by, while somebody can see it.
const RENEWED_EVERY_MS = 10_000;

function renew() {
  const live = document.getElementById('live');
  if (live && !document.hidden) {
    htmx.trigger(live, 'renew');
  }
}

setInterval(renew, RENEWED_EVERY_MS);
document.addEventListener('visibilitychange', renew);
