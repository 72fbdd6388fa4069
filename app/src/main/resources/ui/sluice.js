'use strict';

// Instants, in the zone and the words of who reads them.
const asRead = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function showTimes(part) {
  for (const time of part.querySelectorAll('time[datetime]')) {
    time.textContent = asRead.format(new Date(time.dateTime));
  }
}

// A file can be dropped anywhere on the form that takes it.
function dropTarget(event) {
  const files = event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
  return files && event.target instanceof Element ? event.target.closest('form.upload') : null;
}

function mark(form, isOver) {
  form.classList.toggle('over', isOver);
}

document.addEventListener('dragover', (event) => {
  const form = dropTarget(event);
  if (form) {
    event.preventDefault();
    mark(form, true);
  }
});

document.addEventListener('dragleave', (event) => {
  const form = dropTarget(event);
  if (form && !form.contains(event.relatedTarget)) {
    mark(form, false);
  }
});

document.addEventListener('drop', (event) => {
  const form = dropTarget(event);
  if (form) {
    event.preventDefault();
    mark(form, false);
    form.querySelector('input[type=file]').files = event.dataTransfer.files;
  }
});

// How much of a file has gone out.
document.addEventListener('htmx:xhr:progress', (event) => {
  const form = event.target;
  const { loaded, total } = event.detail;
  if (!form.matches('form.upload') || !total) {
    return;
  }
  const bar = form.querySelector('.sending');
  const percent = Math.floor((100 * loaded) / total);
  bar.hidden = false;
  if (percent < 100) {
    bar.value = percent;
  } else {
    bar.removeAttribute('value');
  }
  form.querySelector('.sent').textContent =
    percent < 100 ? `${percent - (percent % 10)} % sent` : 'Reading the rows …';
});

// What could not be renewed is not passed off as what is so now.
let renewedAt = new Date();

function tellStale(why) {
  const line = document.createElement('p');
  line.className = 'notice bad';
  line.setAttribute('role', 'alert');
  line.textContent = `${why} What is shown is as of ${asRead.format(renewedAt)}.`;
  document.getElementById('stale').replaceChildren(line);
}

document.addEventListener('htmx:sendError', (event) => {
  const form = event.target;
  if (form.matches('form.upload')) {
    form.querySelector('.sending').hidden = true;
    form.querySelector('.sent').textContent = 'The connection broke off. Please try again.';
  } else {
    tellStale('No answer came.');
  }
});

document.addEventListener('htmx:responseError', (event) => {
  tellStale(`The answer was an error (${event.detail.xhr.status}).`);
});

document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful) {
    renewedAt = new Date();
    document.getElementById('stale').replaceChildren();
  }
});

document.addEventListener('htmx:afterSettle', () => showTimes(document));
showTimes(document);
