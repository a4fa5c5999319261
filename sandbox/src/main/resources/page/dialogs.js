import { el } from './dom.js';
import { plain } from './mrkdwn.js';
import { textOf } from './blocks.js';

let numbered = 0;

/** A dialog on top of the page; resolves with what `answer` gives for the submitted form, null if dismissed. */
export function open({ title, body, submit = 'OK', cancel = 'Cancel', danger = false, answer = () => true, emoji = false }) {
  return new Promise(resolve => {
    let result = null;
    const id = `dialog-${++numbered}`;
    const form = el('form', {
      method: 'dialog',
      onsubmit: async event => {
        event.preventDefault();
        result = await answer(form);
        if (result !== null) dialog.close();
      },
    },
    el('h2', { id }, emoji ? plain(title) : title),
    el('div', { class: 'body' }, body),
    el('footer', {},
      el('button', { type: 'button', class: 'press', onclick: () => dialog.close() }, cancel),
      submit && el('button', { type: 'submit', class: `press ${danger ? 'danger' : 'primary'}` }, submit)));
    const dialog = el('dialog', { 'aria-labelledby': id, onclose: () => {
      dialog.remove();
      resolve(result);
    } }, form);
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('input,textarea,select,footer button[type=submit]')?.focus();
    dialog.querySelector('input,textarea')?.select();
  });
}

/** Slack's confirm object; true if confirmed. */
export const confirmation = async (confirm, names) => true === await open({
  title: confirm.title?.text ?? 'Are you sure?',
  body: el('div', { class: 'prose' }, textOf(confirm.text, names)),
  submit: confirm.confirm?.text ?? 'Yes',
  cancel: confirm.deny?.text ?? 'No',
  danger: confirm.style === 'danger',
  emoji: true,
});

/** Asks for a few words; resolves with name → text, null if dismissed. */
export const ask = ({ title, submit, fields, note }) => open({
  title,
  submit,
  body: [
    fields.map(field => el('label', { class: 'field' }, el('span', {}, field.label),
      field.options
        ? el('select', { name: field.name }, field.options.map(o => el('option', { value: o, selected: o === field.value }, o)))
        : el('input', { name: field.name, value: field.value ?? '', required: true, spellcheck: 'false' }))),
    note && el('p', { class: 'note' }, note),
  ],
  answer: form => Object.fromEntries(new FormData(form)),
});
