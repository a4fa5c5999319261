import { byId, el, showList } from './dom.js';
import { get, notice, post } from './api.js';
import * as messages from './messages.js';

const CHANNELS = [
  { id: 'C0SHOP', name: 'shop' },
  { id: 'C0API', name: 'api' },
  { id: 'C0GENERAL', name: 'general' },
];
const PEOPLE = ['alice', 'bob', 'carol', 'dave'];
const BOTS = { U0CIMON: 'Cimon', B0CIMON: 'Cimon', USLACKBOT: 'Slackbot' };
const TOPICS = { shop: 'Deployments of acme/shop', api: 'Deployments of acme/api', general: 'Everybody at acme', Cimon: 'What Cimon tells only you' };
const LIMIT = 500;
/** The conversation with the bot, each person's own. */
const DIRECT = 'Cimon';

const remembered = { get: name => sessionStorage.getItem(name), set: (name, value) => sessionStorage.setItem(name, value) };
const sent = [];
const seen = new Map();
let state = {};
let channel = remembered.get('channel') ?? 'shop';
let person = remembered.get('person') ?? 'alice';
let whenMoved = () => {};
let recalled = 0;
let first = true;

export const who = () => person;
export const where = () => channel;
export const channels = () => CHANNELS;
export const people = () => (state.users ?? []).filter(u => !u.bot);

export function start(moved) {
  whenMoved = moved;
  messages.start();
  byId('you').append(...PEOPLE.map(name => el('option', { value: name, selected: name === person }, name)));
  byId('you').addEventListener('change', event => {
    person = event.target.value;
    remembered.set('person', person);
    load();
    whenMoved();
  });
  byId('invite').addEventListener('click', invite);
  const text = byId('text');
  text.addEventListener('keydown', keys);
  text.addEventListener('input', grow);
  byId('composer').addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  byId('composer').querySelector('button[type=submit]').append('➤');
  move(channel);
}

function move(to) {
  channel = to;
  remembered.set('channel', to);
  drawChannels();
  byId('channel-name').textContent = titled(to);
  byId('text').placeholder = `Message ${titled(to)} or ${command()} help`;
  byId('messages').setAttribute('aria-label', `Messages in ${titled(to)}`);
  drawHeader();
  drawSuggestions();
  load();
  whenMoved();
}

/** Null while the sandbox has not told yet. */
const botIsMember = () => state.channels?.find(c => c.name === channel && c.id.startsWith('C'))?.botIsMember ?? null;

function drawHeader() {
  const away = botIsMember() === false;
  byId('channel-topic').textContent = away ? 'Cimon is not in this channel' : TOPICS[channel] ?? '';
  byId('invite').hidden = !away;
}

const invite = () => post('/control/slack/invitations', { user: person, channel: reference() });

const titled = name => name === DIRECT ? name : `#${name}`;
const reference = () => channel === DIRECT ? `@${person}` : `#${channel}`;
const command = () => state.command ?? '/cimon';

function drawSuggestions() {
  const repository = channel === 'api' ? 'acme/api' : 'acme/shop';
  const setup = `setup ${repository}${channel === 'general' ? ' --also' : ''}`;
  const words = [setup, 'deploy main to preview', 'list', 'help'].map(words => `${command()} ${words}`);
  showList(byId('suggestions'), words.map(text => ({ text })), {
    key: s => s.text,
    build: s => el('button', { type: 'button', class: 'chip', onclick: () => suggest(s.text) }, s.text),
  });
}

function suggest(words) {
  byId('text').value = words;
  grow();
  byId('text').focus();
}

function drawChannels() {
  const unread = c => c.name !== channel && (state.channels?.find(s => s.id === c.id)?.messages ?? 0) > (seen.get(c.id) ?? 0);
  const direct = { id: `D0${person.toUpperCase()}`, name: DIRECT };
  const listed = state.channels?.some(c => c.id === direct.id && c.messages > 0) || channel === DIRECT ? [...CHANNELS, direct] : CHANNELS;
  showList(byId('channels'), listed.map(c => ({ ...c, chosen: c.name === channel, unread: unread(c) })), {
    key: c => c.id,
    build: c => el('button', {
      type: 'button', class: c.unread ? 'unread' : '', 'aria-current': c.chosen ? 'page' : null,
      'aria-label': titled(c.name) + (c.unread ? ', unread messages' : ''), onclick: () => move(c.name),
    }, el('span', { 'aria-hidden': 'true' }, c.name === DIRECT ? '@' : '#'), c.name),
  });
}

export function show(slack) {
  state = slack ?? {};
  const own = channel === DIRECT ? `D0${person.toUpperCase()}` : CHANNELS.find(c => c.name === channel)?.id;
  (state.channels ?? []).forEach(c => (c.id === own || first) && seen.set(c.id, c.messages ?? 0));
  first = false;
  drawChannels();
  drawHeader();
  drawSuggestions();
  return load();
}

async function load() {
  const asked = { channel, person };
  const answer = await get(`/control/slack/messages?channel=${encodeURIComponent(reference())}&as=${person}`, { quiet: true });
  if (!answer || asked.channel !== channel || asked.person !== person) return;
  const all = (Array.isArray(answer) ? answer : answer.messages ?? []).slice(-LIMIT);
  byId('slack').classList.toggle('hushed', all.length === 0);
  byId('messages').dataset.hint = channel === 'general'
    ? 'Quiet here. Invite Cimon, and the channel can hear of deployments too.'
    : 'Nothing here yet. Choose the first suggestion below and press Enter: it ties this channel to its repository.';
  messages.show(channel, all, context());
}

/** What blocks need to know of the world around them. */
export const context = () => ({
  names,
  person,
  act,
  input: () => [],
});

async function act(action) {
  const answer = await post('/control/slack/actions', { user: person, channel: reference(), ...action });
  if (answer && answer.status !== 200) notice('Cimon did not answer in time. Slack would show a warning sign here.');
}

const names = {
  user: id => BOTS[id] ?? state.users?.find(u => u.id === id)?.name ?? PEOPLE.find(p => `U0${p.toUpperCase()}` === id) ?? null,
  channel: id => CHANNELS.find(c => c.id === id)?.name ?? null,
};

function keys(event) {
  const text = event.target;
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === 'ArrowUp' && (text.value === '' || text.value === sent[recalled]) && recalled > 0) {
    event.preventDefault();
    text.value = sent[--recalled];
    grow();
  } else if (event.key === 'ArrowDown' && text.value === sent[recalled] && recalled < sent.length) {
    event.preventDefault();
    text.value = sent[++recalled] ?? '';
    grow();
  }
}

function grow() {
  const text = byId('text');
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  byId('composer').classList.toggle('filled', text.value.trim() !== '');
}

async function send() {
  const words = byId('text').value.trim();
  if (!words) return;
  sent.push(words);
  recalled = sent.length;
  byId('text').value = '';
  grow();
  messages.toEnd();
  const from = { channel: reference(), user: person };
  const slash = /^(\/\S+)\s*([\s\S]*)$/.exec(words);
  if (slash) await post('/control/slack/commands', { ...from, command: slash[1], text: slash[2] });
  else await post('/control/slack/messages', { ...from, text: words });
  load();
}
