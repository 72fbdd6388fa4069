'use strict';

// A choice shows at once what it leaves.
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-submits]');
  if (form) {
    form.requestSubmit();
  }
});

// What was left open is no part of the address.
document.addEventListener('formdata', (event) => {
  if (event.target.matches('form[data-submits]')) {
    for (const [name, value] of [...event.formData]) {
      if (value === '') {
        event.formData.delete(name);
      }
    }
  }
});
