import { byId, el, icon, showList, showSegments } from './dom.js';
import { post } from './api.js';
import { ask } from './dialogs.js';
import { anchor } from './mrkdwn.js';
import { age } from './time.js';

const MESSAGES = ['Speed up the basket', 'Show delivery dates', 'Fix the empty search', 'Explain the discount', 'Trim the start page',
  'Remember the last address', 'Warn before the session ends', 'Sort reviews by date'];
const IDEAS = [['Let customers save a basket', 'saved-basket'], ['Translate the invoice', 'invoice'], ['Show stock per size', 'stock'],
  ['Pay by bank transfer', 'bank-transfer']];
const CHECK = 'M3 8.5 6.5 12 13 4.5';
const CROSS = 'M4 4l8 8M12 4l-8 8';
const RED = ['failure', 'error', 'timed_out', 'cancelled', 'action_required'];

let chosen = 'acme/shop';
let state = { repositories: [] };
let person = () => 'alice';
let used = 0;

export function start(who) {
  person = who;
}

/** The repository that belongs to a channel: #shop → acme/shop. */
export function choose(channel) {
  const found = state.repositories.find(r => r.fullName.split('/')[1] === channel);
  chosen = found?.fullName ?? chosen;
  draw();
}

export function show(github) {
  state = { repositories: [], ...github };
  draw();
}

const current = () => state.repositories.find(r => r.fullName === chosen);
const act = (path, body = {}) => post(`/control/github/repos/${chosen}/${path}`, { author: person(), ...body });
const next = texts => texts[used++ % texts.length];

function draw() {
  const repository = current();
  if (!repository) return;
  showSegments(byId('repositories'), state.repositories.map(r => ({ value: r.fullName, label: r.fullName })), chosen, name => {
    chosen = name;
    draw();
  });
  if (!byId('repository-tools').firstChild) byId('repository-tools').append(...tools());
  drawDeployments(repository);
  drawPulls(repository);
  showList(byId('branches'), branches(repository), { key: b => chosen + b.name, build: branchRow, changed: flash });
  showList(byId('tags'), [...repository.tags].reverse().map(t => ({ ...t })), {
    key: t => chosen + t.name,
    build: t => el('span', { class: 'tag', title: t.subject }, t.name, el('code', {}, short(t.sha))),
  });
}

const tools = () => [
  el('button', { type: 'button', class: 'press primary', onclick: pushToMain }, 'Push to main'),
  el('button', { type: 'button', class: 'press', onclick: openPull }, 'Open pull request'),
  el('button', { type: 'button', class: 'press', onclick: tag }, 'Tag'),
];

async function pushToMain() {
  const branch = current().defaultBranch;
  const answer = await ask({
    title: `Push to ${branch}`,
    submit: 'Push',
    fields: [{ name: 'message', label: 'Commit message', value: next(MESSAGES) }],
    note: `As ${person()}, to ${chosen}.`,
  });
  if (answer) await act('pushes', { branch, ...answer });
}

async function openPull() {
  const [title, branch] = next(IDEAS);
  const answer = await ask({
    title: 'Open pull request',
    submit: 'Open',
    fields: [
      { name: 'title', label: 'Title', value: title },
      { name: 'branch', label: 'Branch, created if there is none', value: `feature/${branch}` },
    ],
    note: `As ${person()}, against ${current().defaultBranch} of ${chosen}.`,
  });
  if (answer) await act('pulls', answer);
}

async function tag() {
  const last = current().tags.map(t => /^v(\d+)\.(\d+)\.(\d+)$/.exec(t.name)).filter(Boolean)
    .map(m => m.slice(1).map(Number)).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).at(-1) ?? [1, 0, 0];
  const answer = await ask({
    title: 'Tag the head of ' + current().defaultBranch,
    submit: 'Tag',
    fields: [{ name: 'name', label: 'Name', value: `v${last[0]}.${last[1] + 1}.0` }],
    note: 'Tags such as v1.2.0 go to production in the default workflow.',
  });
  if (answer) await act('tags', answer);
}

function branches(repository) {
  const first = b => b.name === repository.defaultBranch ? 0 : 1;
  return [...repository.branches]
    .sort((a, b) => first(a) - first(b) || a.name.localeCompare(b.name))
    .map(b => ({ ...b, checks: checksOf(repository, b.sha) }));
}

const branchRow = b => el('article', { class: 'row' },
  el('div', { class: 'line' }, el('strong', { class: 'ref', title: b.name }, b.name), el('code', {}, short(b.sha)), el('span', { class: 'grow' }), checkMark(b.checks)),
  el('p', { class: 'subject' }, b.subject),
  el('div', { class: 'line buttons' }, checkButtons(b)));

function drawPulls(repository) {
  const open = repository.pulls.filter(p => p.state === 'open');
  const rest = repository.pulls.filter(p => p.state !== 'open').slice(-3);
  const items = [...open.reverse(), ...rest.reverse()].map(p => ({ ...p, checks: checksOf(repository, p.sha) }));
  showList(byId('pulls'), items.length ? items : [{ number: 0 }], {
    key: p => chosen + p.number,
    build: p => p.number ? pullRow(p) : el('p', { class: 'empty' }, 'None. Open one with the button above.'),
    changed: flash,
  });
}

const pullRow = p => el('article', { class: `row pull ${p.state}` },
  el('div', { class: 'line' },
    el('span', { class: `dot ${p.state}`, role: 'img', 'aria-label': p.state }),
    el('strong', { class: 'title' }, p.title), el('span', { class: 'quiet' }, `#${p.number}`),
    el('span', { class: 'grow' }), checkMark(p.checks)),
  el('p', { class: 'subject' }, el('span', { class: 'ref', title: p.branch }, p.branch), el('code', {}, short(p.sha)),
    el('span', { class: 'quiet' }, p.state === 'open' ? `by ${p.author}` : p.state),
    p.reviews.map(r => el('span', { class: 'quiet' }, `${r.state.toLowerCase().replace('_', ' ')} by ${r.author}`))),
  el('div', { class: 'line buttons' },
    p.state === 'open' && [pullButton(p, 'pushes', 'Push'), pullButton(p, 'merge', 'Merge'), pullButton(p, 'close', 'Close')],
    p.state === 'closed' && pullButton(p, 'reopen', 'Reopen'),
    p.state === 'open' && [el('span', { class: 'grow' }), checkButtons(p)]));

const pullButton = (p, verb, label) => el('button', {
  type: 'button', class: 'press small', 'aria-label': `${label} #${p.number}`,
  onclick: () => act(`pulls/${p.number}/${verb}`, verb === 'pushes' ? { message: next(MESSAGES) } : {}),
}, label);

function checksOf(repository, sha) {
  const newest = new Map();
  repository.statuses.filter(s => s.sha === sha).forEach(s => newest.set(s.context, s.state));
  repository.checkRuns.filter(r => r.sha === sha).forEach(r => newest.set(r.name, r.conclusion ?? 'pending'));
  return [...newest].map(([name, result]) => ({ name, result }));
}

function checkMark(checks) {
  if (!checks.length) return null;
  const red = checks.filter(c => RED.includes(c.result));
  const pending = checks.filter(c => c.result === 'pending');
  const word = red.length ? 'red' : pending.length ? 'pending' : 'green';
  const names = checks.map(c => `${c.name}: ${c.result}`).join(', ');
  const shown = red.length || pending.length ? (red.length ? red : pending).map(c => c.name).join(', ') : checks.length === 1 ? checks[0].name : `${checks.length} checks`;
  return el('span', { class: `check ${word}`, role: 'img', 'aria-label': `Checks ${word} (${names})`, title: names },
    word === 'pending' ? null : icon(word === 'red' ? CROSS : CHECK), shown);
}

/** As if a CI had reported on the newest commit. */
const checkButtons = of => el('span', { class: 'checks-of' }, el('span', { class: 'quiet' }, 'Check'),
  [['success', 'Green'], ['failure', 'Red']].map(([conclusion, label]) => el('button', {
    type: 'button', class: `check-button ${conclusion}`, 'aria-label': `${label} check on ${of.branch ?? of.name}`,
    title: `Report the check "build" as a ${conclusion} on ${short(of.sha)} of ${of.branch ?? of.name}`,
    onclick: () => act('check-runs', { sha: of.sha, name: 'build', status: 'completed', conclusion }),
  }, icon(conclusion === 'success' ? CHECK : CROSS), label)));

const flash = element => element.classList.add('flash');

function drawDeployments(repository) {
  const byEnvironment = new Map();
  repository.deployments.forEach(d => byEnvironment.set(d.environment, [d, ...(byEnvironment.get(d.environment) ?? [])]));
  const items = [...byEnvironment].map(([environment, all]) => ({ environment, newest: all[0], before: all.slice(1, 4), count: all.length }));
  items.sort((a, b) => b.newest.id - a.newest.id);
  showList(byId('deployments'), items.length ? items : [{ environment: '' }], {
    key: d => chosen + '/' + d.environment,
    build: d => d.newest ? environment(d) : el('p', { class: 'empty' }, 'Nothing has been deployed yet.'),
    changed: flash,
  });
}

function environment({ environment: name, newest, before, count }) {
  const status = newest.statuses.at(-1);
  const links = [['Site', newest.statuses.findLast(s => s.environmentUrl)?.environmentUrl], ['Log', newest.statuses.findLast(s => s.logUrl)?.logUrl]];
  return el('article', { class: 'card' },
    el('div', { class: 'line' }, el('strong', {}, name), el('span', { class: 'grow' }), pill(newest.state)),
    el('p', { class: 'subject' }, el('code', {}, short(newest.sha)),
      newest.ref !== newest.sha && el('span', { class: 'ref' }, newest.ref),
      el('span', { class: 'quiet' }, age(status?.at ?? newest.at)),
      el('span', { class: 'grow' }),
      links.filter(([, href]) => href).map(([label, href]) => anchor(href, label))),
    status?.description && el('p', { class: 'quiet description' }, status.description),
    el('ol', { class: 'history', 'aria-label': 'Statuses of this deployment' },
      newest.statuses.map(s => el('li', { class: s.state, title: [s.state, s.description, s.at].filter(Boolean).join(' · ') }, s.state.replace('_', ' ')))),
    before.length > 0 && el('details', {}, el('summary', {}, `${count - 1} earlier`),
      before.map(d => el('p', { class: 'subject' }, el('code', {}, short(d.sha)), pill(d.state), el('span', { class: 'quiet' }, age(d.at))))));
}

export const pill = state => el('span', { class: `pill ${state}` }, state.replaceAll('_', ' '));
export const short = sha => (sha ?? '').slice(0, 7);
