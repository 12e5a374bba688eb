// Searches, filters and sorts the fields of the page. Rows are made of text nodes alone: names are hostile.
'use strict';
(() => {
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at('data').textContent);
  const { words, categories, systems, exposures, collections: C, entries: E } = data;
  const roles = ['dedicated', 'incidental', 'unlikely'];
  const forms = ['', 'hashed', 'masked'];
  const PAGE = 50;
  at('without').hidden = true;
  if (!E.field) return;
  at('finder').hidden = false;

  // The collection of each entry.
  const home = new Uint32Array(E.field.length);
  let next = 0;
  C.entries.forEach((many, collection) => {
    home.fill(collection, next, next + many);
    next += many;
  });
  const lower = words.map((word) => word.toLowerCase());
  const lowerCategories = categories.map((name) => name.toLowerCase());

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const number = (value) => value.toLocaleString('en-US');
  const sure = (percent) =>
    percent >= 95 ? 'almost certain' : percent >= 80 ? 'very likely' : percent >= 50 ? 'likely' : 'unsure';
  const share = (tenths) =>
    tenths < 0 ? '–' : tenths === 1000 ? '100 %' : `${Math.floor(tenths / 10)}.${tenths % 10} %`;

  // Choices: only what occurs.
  const choose = (select, value, text) => {
    const option = make('option', text);
    option.value = value;
    select.append(option);
  };
  const occurring = (column) => [...new Set(column)].sort((a, b) => a - b);
  occurring(E.category)
    .sort((a, b) => categories[a].localeCompare(categories[b], 'en'))
    .forEach((category) => choose(at('category'), category, categories[category]));
  occurring(C.system).forEach((system) => choose(at('system'), system, systems[system]));
  const exposed = C.exposure.reduce((all, bits) => all | bits, 0);
  exposures.forEach((name, bit) => {
    if (exposed & (1 << bit)) choose(at('exposure'), bit, name);
  });

  // What a term occurs in: words are searched once, however many entries share them.
  const finder = (term) => {
    const inWords = lower.map((word) => word.includes(term));
    const inCategories = lowerCategories.map((name) => name.includes(term));
    const inCollections = C.place.map((place, c) => inWords[place] || inWords[C.name[c]]);
    return (e) =>
      inWords[E.field[e]] || inCollections[home[e]] || inCategories[E.category[e]] || inWords[E.about[e]];
  };
  const rank = {
    category: (e) => lowerCategories[E.category[e]].replace(/^[^a-z]+/, ''),
    confidence: (e) => -E.confidence[e],
    values: (e) => -E.values[e],
    distinct: (e) => -E.distinct[e],
    subjects: (e) => -C.subjects[home[e]],
  };

  let found = [];
  let page = 0;

  const search = () => {
    const is = (id) => at(id).value;
    const tests = at('text').value.toLowerCase().split(/\s+/).filter(Boolean).map(finder);
    const [category, system, role, exposure, read] =
      ['category', 'system', 'role', 'exposure', 'read'].map((id) => (is(id) === '' ? -1 : Number(is(id))));
    if (category >= 0) tests.push((e) => E.category[e] === category);
    if (system >= 0) tests.push((e) => C.system[home[e]] === system);
    if (role >= 0) tests.push((e) => E.role[e] === role);
    if (is('exposure') === 'any') tests.push((e) => C.exposure[home[e]] !== 0);
    else if (exposure >= 0) tests.push((e) => (C.exposure[home[e]] >> exposure) & 1);
    if (read >= 0) tests.push((e) => C.read[home[e]] === read);
    found = [];
    for (let e = 0; e < home.length; e++) if (tests.every((test) => test(e))) found.push(e);
    const by = rank[is('sort')];
    if (by) {
      const key = found.map((e) => [by(e), e]);
      key.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y));
      found = key.map(([, e]) => e);
    }
    page = 0;
    show();
  };

  const facts = (e, c) => {
    const list = make('dl', undefined, 'facts');
    const fact = (term, is, name) => {
      if (!is) return;
      const pair = make('div');
      const value = make('dd');
      value.append(make('bdi', is, name));
      pair.append(make('dt', term), value);
      list.append(pair);
    };
    fact('Place', words[C.place[c]], 'place');
    fact('Field', words[E.about[e]]);
    fact('Looks like', words[E.preview[e]], 'place');
    fact('Rests on', words[E.evidence[e]]);
    fact('Detectors', words[E.detectors[e]]);
    if (E.reserved[e]) fact('Reserved', `${number(E.reserved[e])} documentation or test values`);
    if (E.suppressed[e]) fact('Suppressed', `${number(E.suppressed[e])} values of persons who must not be here`);
    for (let f = 0; f < C.facts[c].length; f += 2) fact(words[C.facts[c][f]], words[C.facts[c][f + 1]]);
    return list;
  };

  const row = (e) => {
    const c = home[e];
    const line = make('tr', undefined, roles[E.role[e]]);
    const cell = (label, text, name) => {
      const td = make('td', undefined, name);
      td.dataset.label = label;
      td.append(make('span', text));
      line.append(td);
    };
    const head = make('th');
    head.scope = 'row';
    const more = make('button', undefined, 'more');
    more.type = 'button';
    more.setAttribute('aria-expanded', 'false');
    const where = make('small');
    where.append(make('bdi', words[C.place[c]], 'place'));
    more.append(make('bdi', words[E.field[e]], 'name'), where);
    more.addEventListener('click', () => {
      const open = more.getAttribute('aria-expanded') === 'true';
      more.setAttribute('aria-expanded', String(!open));
      if (open) return line.nextElementSibling.remove();
      const detail = make('tr', undefined, 'detail');
      const td = make('td');
      td.colSpan = 7;
      td.append(facts(e, c));
      detail.append(td);
      line.after(detail);
    });
    head.append(more);
    line.append(head);
    cell('Category', categories[E.category[e]]);
    cell('Role', [roles[E.role[e]], forms[E.form[e]]].filter(Boolean).join(', '));
    cell('How sure', `${sure(E.confidence[e])} ${E.confidence[e]} %`);
    cell('Share', share(E.share[e]), 'num');
    cell('Values', number(E.values[e]), 'num');
    cell('Distinct', number(E.distinct[e]), 'num');
    return line;
  };

  const show = () => {
    const first = page * PAGE;
    const body = make('tbody');
    body.append(...found.slice(first, first + PAGE).map(row));
    at('rows').tBodies[0].replaceWith(body);
    const all = home.length === found.length ? '' : ` of ${number(home.length)}`;
    at('found').textContent = found.length
      ? `${number(found.length)}${all} lines, ${number(new Set(found.map((e) => home[e])).size)} collections`
      : 'No field matches: take a filter away.';
    const last = Math.min(first + PAGE, found.length);
    at('page').textContent = found.length ? `${number(first + 1)}–${number(last)} of ${number(found.length)}` : '';
    at('back').disabled = page === 0;
    at('forth').disabled = last >= found.length;
  };
  const turn = (by) => {
    page += by;
    show();
    at('found').scrollIntoView({ block: 'nearest' });
  };

  const filters = ['category', 'system', 'role', 'exposure', 'read', 'sort'];
  let waiting = 0;
  at('text').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  filters.forEach((id) => at(id).addEventListener('change', search));
  const clear = () => {
    at('text').value = '';
    filters.forEach((id) => (at(id).selectedIndex = 0));
  };
  at('clear').addEventListener('click', () => {
    clear();
    search();
    at('text').focus();
  });
  at('back').addEventListener('click', () => turn(-1));
  at('forth').addEventListener('click', () => turn(1));
  // A category of the matrix leads to its fields.
  document.querySelectorAll('a[data-category]').forEach((link) =>
    link.addEventListener('click', () => {
      clear();
      const plain = (option) => option.textContent.replace(/^[^A-Za-z]+/, '');
      const option = [...at('category').options].find((option) => plain(option) === link.dataset.category);
      if (option) at('category').value = option.value;
      search();
    }),
  );
  search();
})();
