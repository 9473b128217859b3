/** The script's part for forms. Without backticks and backslashes, because it is a string. */
export const CLIENT_MODAL = `
function drawModal(modal) {
  const dialog = byId('modal');
  const shown = dialog.querySelector('form')?.dataset;
  if (!modal) {
    if (!dialog.open) return;
    dialog.close();
    dialog.replaceChildren();
    const back = opener?.isConnected ? opener : byId('scroller');
    back.focus();
    return;
  }
  if (shown && shown.view === modal.id && shown.hash === modal.hash) return;
  if (shown && shown.view === modal.id) redraw(dialog, modal.html);
  else dialog.innerHTML = modal.html;
  if (dialog.open && shown?.view === modal.id) return;
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector('.modal-blocks :is(input, textarea, select)') ?? dialog.querySelector('footer button')).focus();
}

function closeModal() {
  const view = byId('modal').querySelector('form')?.dataset.view;
  if (view) send({ kind: 'close', view }).then(refresh);
}

function showErrors(form, errors) {
  for (const input of form.querySelectorAll('[data-input]')) {
    const words = errors[input.dataset.input] ?? '';
    input.querySelector('.wrong').textContent = words;
    for (const field of input.querySelectorAll('input, textarea, select')) {
      if (words) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    }
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
}

async function submitModal(form) {
  const missing = {};
  for (const input of form.querySelectorAll('[data-input][data-required]')) {
    const value = valueOf(input.querySelector(FIELDS));
    if (value === null || value.length === 0) missing[input.dataset.input] = texts.required;
  }
  showErrors(form, missing);
  if (Object.keys(missing).length > 0) return;
  const button = form.querySelector('[type="submit"]');
  button.disabled = true;
  const answer = await send({ kind: 'submit', view: form.dataset.view, fields: fieldsOf(form) });
  button.disabled = false;
  if (answer.errors) showErrors(form, answer.errors);
  refresh();
}

document.addEventListener('submit', (event) => {
  if (event.target.closest('#modal') === null) return;
  event.preventDefault();
  submitModal(event.target);
});

byId('modal').addEventListener('cancel', (event) => {
  event.preventDefault();
  closeModal();
});
`
