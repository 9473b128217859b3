/** The script's part for menus and search fields. Without backticks and backslashes, because it is a string. */
export const CLIENT_CONTROLS = `
/* Menus */
function closeMenus(focusButton) {
  for (const button of document.querySelectorAll('[data-control="menu"][aria-expanded="true"]')) {
    button.setAttribute('aria-expanded', 'false');
    button.nextElementSibling.hidden = true;
    if (focusButton) button.focus();
  }
}

function openMenu(button, last) {
  closeMenus(false);
  const menu = button.nextElementSibling;
  menu.hidden = false;
  menu.classList.remove('up');
  menu.style.translate = '';
  button.setAttribute('aria-expanded', 'true');
  const box = menu.getBoundingClientRect();
  const frame = button.closest('#scroller, dialog')?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
  if (box.bottom > frame.bottom && button.getBoundingClientRect().top - frame.top > box.height) menu.classList.add('up');
  const shift = Math.min(0, frame.right - 8 - box.right) || Math.max(0, frame.left + 8 - box.left);
  menu.style.translate = shift + 'px 0';
  const items = menu.querySelectorAll('[role="menuitem"]');
  items[last ? items.length - 1 : 0]?.focus();
}

function menuKeys(event, item) {
  const items = [...item.parentElement.querySelectorAll('[role="menuitem"]')];
  const at = items.indexOf(item);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[to % items.length].focus();
  else if (event.key === 'Escape') closeMenus(true);
  else if (event.key === 'Tab') return closeMenus(true);
  else {
    const found = event.key.length === 1 && event.key !== ' '
      ? [...items.slice(at + 1), ...items].find((i) => i.textContent.toLowerCase().startsWith(event.key.toLowerCase()))
      : null;
    if (!found) return;
    found.focus();
  }
  event.preventDefault();
}

/* Search fields */
let searching;
function search(field) {
  clearTimeout(searching);
  const words = field.value.trim();
  if (words.length < Number(field.dataset.least)) return closeList(field);
  searching = setTimeout(async () => {
    const { block, action } = field.dataset;
    const answer = await send({ kind: 'suggest', place: placeOf(field), block, action, words });
    if (field.value.trim() !== words || document.activeElement !== field) return;
    showList(field, answer.options ?? []);
  }, 150);
}

function showList(field, options) {
  const list = byId(field.getAttribute('aria-controls'));
  list.replaceChildren(...options.map(({ label, value }, index) => {
    const option = document.createElement('span');
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.id = list.id + '-' + index;
    option.dataset.value = value;
    option.textContent = label;
    return option;
  }));
  if (options.length === 0) {
    const nothing = document.createElement('span');
    nothing.className = 'nothing';
    nothing.textContent = texts.nothingFound;
    list.append(nothing);
  }
  list.hidden = false;
  field.setAttribute('aria-expanded', 'true');
  field.removeAttribute('aria-activedescendant');
}

function closeList(field) {
  byId(field.getAttribute('aria-controls')).hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function pick(option) {
  const field = option.parentElement.previousElementSibling;
  field.value = option.textContent;
  field.dataset.chosen = option.dataset.value;
  closeList(field);
  if ('live' in field.dataset) act(field, option.dataset.value);
}

function searchKeys(event, field) {
  const list = byId(field.getAttribute('aria-controls'));
  const options = [...list.querySelectorAll('[role="option"]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const isOpen = !list.hidden && options.length > 0;
  if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isOpen) {
    const to = options[(at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length] ?? options[0];
    for (const option of options) option.setAttribute('aria-selected', String(option === to));
    field.setAttribute('aria-activedescendant', to.id);
    to.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' && isOpen && at >= 0) pick(options[at]);
  else if (event.key === 'Escape' && !list.hidden) closeList(field);
  else return;
  event.preventDefault();
}
`
