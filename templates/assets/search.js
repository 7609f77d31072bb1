// Search in the browser; the index comes as classic scripts.
(function () {
  "use strict";
  const form = document.querySelector("form.search");
  const field = form && form.querySelector("input[name=q]");
  if (!field) return;
  const say = form.dataset;
  const groupNames = ["metric", "page", "person", "customer"];
  const inPage = document.querySelector(".search-results");

  const dense = /[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u318f\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d]|[\ud840-\ud8bf]./;
  const quote = /["'\u2018-\u201f\u3008-\u300f]/, unseen = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]/;
  const letter = /[a-zA-Z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u1fff]/;

  const isDense = text => dense.test(text), isWord = text => letter.test(text);
  const isDigit = text => /[0-9]/.test(text), isLetter = text => /[a-z]/i.test(text);

  const lowercase = text => (text < "\u0180" ? text.toLowerCase().normalize("NFD") : text.toLowerCase())[0];

  // `flat`: words and runs, apart by spaces; `at`: where its characters stand in the text.
  const BY_QUOTE = 1, BY_SPACE = 2, BY_MARK = 4;
  function scan(text) {
    const tokens = [], at = [];
    let flat = "", token = null, gap = BY_MARK;
    function add(dense, characters, start, end) {
      if (token && (token.dense !== dense || gap & (dense ? BY_SPACE | BY_MARK : 7))) token = null;
      if (!token) {
        const last = tokens[tokens.length - 1];
        if (last && (gap & BY_MARK || gap & BY_SPACE && last.dense === dense || gap && !last.dense && !dense)) {
          flat += " ";
          at.push(start);
        }
        token = { dense, text: "", from: start, to: end, gap: last ? gap : 0 };
        tokens.push(token);
      }
      gap = 0;
      if (!dense && token.text.length >= 40) return;
      token.text += characters;
      token.to = end;
      flat += characters;
      for (let i = 0; i < characters.length; i++) at.push(start + i);
    }
    for (let i = 0; i < text.length; i++) {
      let c = text[i];
      if (c >= "\ud800" && c < "\udc00") {
        c += text[++i];
        if (isDense(c)) add(true, c, i - 1, i + 1); else gap |= BY_MARK;
        continue;
      }
      if (c >= "\uff01" && c <= "\uff5e") c = String.fromCharCode(c.charCodeAt(0) - 0xFEE0);
      const next = text[i + 1] || "", last = token && !token.dense && !gap ? token.text.slice(-1) : "";
      if (isDense(c)) add(true, c, i, i + 1);
      else if (isWord(c)) add(false, lowercase(c), i, i + 1);
      else if (/['\u2019]/.test(c) && isLetter(last) && isLetter(next)) add(false, "'", i, i + 1);
      else if (c === "." && isDigit(last) && isDigit(next)) add(false, c, i, i + 1);
      else if (c === "," && isDigit(last) && isDigit(next)) continue;
      else if (quote.test(c)) gap |= BY_QUOTE;
      else if (!unseen.test(c)) gap |= /[ \u00a0\u3000]/.test(c) ? BY_SPACE : BY_MARK;
    }
    return { tokens, flat, at };
  }

  // Porter2.
  const table = text => new Map(text.split(" ").map(pair => pair.split(">")));
  const stems = new Map();
  let long, middle, longEnd, middleEnd, lastEnd;

  function stem(word) {
    if (word.length < 3 || !/^[a-z']+$/.test(word)) return word;
    if (!stems.has(word)) stems.set(word, cutWord(word));
    return stems.get(word);
  }

  function cutWord(w) {
    w = w.replace(/^'/, "").replace(/^y|([aeiouy])y/g, (_, vowel) => (vowel || "") + "Y");
    const region = start => {
      const found = /[aeiouy][^aeiouy]/.exec(w.slice(start));
      return found ? start + found.index + 2 : w.length;
    };
    const prefix = /^(gener|commun|arsen)/.exec(w);
    const first = prefix ? prefix[0].length : region(0), second = region(first);
    const short = text => /^[aeiouy][^aeiouy]$|[^aeiouy][aeiouy][^aeiouywxY]$/.test(text);
    w = w.replace(/'s'$|'s$|'$/, "");
    if (/sses$/.test(w)) w = w.slice(0, -2);
    else if (/ie[sd]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
    else if (!/(us|ss)$/.test(w) && /[aeiouy].+s$/.test(w)) w = w.slice(0, -1);
    if (/^(inning|outing|canning|herring|earring|proceed|exceed|succeed)$/.test(w)) return w;
    let found = /eed(ly)?$/.exec(w);
    if (found) {
      if (found.index >= first) w = w.slice(0, found.index) + "ee";
    } else if ((found = /(ingly|edly|ing|ed)$/.exec(w)) && /[aeiouy]/.test(w.slice(0, found.index))) {
      w = w.slice(0, found.index);
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) w = w.slice(0, -1);
      else if (first >= w.length && short(w)) w += "e";
    }
    w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");
    found = longEnd.exec(w);
    if (found && found.index >= first && !/[^l]ogi$|[^cdeghkmnrt]li$/.test(w.slice(found[0] === "li" || found[0] === "ogi" ? 0 : w.length))) {
      w = w.slice(0, found.index) + long.get(found[0]);
    }
    found = middleEnd.exec(w);
    if (found && found.index >= (found[0] === "ative" ? second : first)) w = w.slice(0, found.index) + middle.get(found[0]);
    found = lastEnd.exec(w);
    if (found && found.index >= second && (found[0] !== "ion" || /[st]ion$/.test(w))) w = w.slice(0, found.index);
    const end = w.length - 1;
    if (/e$/.test(w) && (end >= second || end >= first && !short(w.slice(0, -1)))) w = w.slice(0, -1);
    else if (/ll$/.test(w) && end >= second) w = w.slice(0, -1);
    return w.replace(/Y/g, "y");
  }

  function pairs(run) {
    const characters = [...run];
    return characters.length < 2 ? characters : characters.slice(1).map((character, i) => characters[i] + character);
  }

  const termsOf = token => token.dense ? pairs(token.text) : [stem(token.text)];

  const loading = {}, shards = {}, shelves = {}, lists = new Map();
  let manifest = null, starts = [], total = 0, firstOfGroup = [];
  // About how many bytes, compressed: what was loaded, what a first answer may load, an average file.
  let loaded = 0, firstRoom = 0, shardSize = 0, shelfSize = 0;

  window.quotabookIndex = (kind, number, data) => {
    if (kind === "m") manifest = data;
    else if (kind === "t") {
      const parts = data.split(" "), terms = shards[number] = new Map();
      for (let i = 0; i + 1 < parts.length; i += 2) terms.set(parts[i], parts[i + 1]);
      loaded += data.length * 0.9;
    } else {
      shelves[number] = data;
      const text = data.join();
      loaded += text.length * 0.6 + text.replace(/[\0-\x7f]+/g, "").length * 1.1;
    }
  };

  function load(name) {
    if (!loading[name]) {
      loading[name] = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = say.index + name + ".js" + (manifest ? "?" + manifest.stamp : "");
        script.onload = resolve;
        script.onerror = () => {
          delete loading[name];
          script.remove();
          reject();
        };
        document.head.appendChild(script);
      });
    }
    return loading[name];
  }

  function start() {
    return load("manifest").then(() => {
      if (total || !manifest) return;
      firstOfGroup = [0];
      for (const count of manifest.groups) firstOfGroup.push(total += count);
      let page = 0;
      for (const character of manifest.shelves) {
        starts.push(page);
        page += codes[character.charCodeAt(0)] + 1;
      }
      const size = manifest.stretches.reduce((sum, number, i) => sum + (i % 2 && number), 0);
      firstRoom = Math.min(138e3, 46e3 * Math.max(1, Math.sqrt(total / 1000)));
      shardSize = size * 0.42 / manifest.shards;
      shelfSize = size * 0.58 / (starts.length || 1);
      table(manifest.stems).forEach((stem, word) => stems.set(word, stem));
      const end = endings => new RegExp("(" + [...endings].join("|") + ")$");
      long = table(manifest.long);
      middle = table(manifest.middle);
      longEnd = end(long.keys());
      middleEnd = end(middle.keys());
      lastEnd = end(manifest.last.split(" "));
      emptyWords = new Set(manifest.empty.split(" "));
      questionWords = new RegExp(manifest.question, "g");
      synonyms = manifest.synonyms.map(group => group.map(readMember));
    });
  }

  const codes = [];
  for (let c = 33, code = 0; c < 127; c++) if (c !== 34 && c !== 92) codes[c] = code++;

  function shardOf(term) {
    const key = isDense(term) ? term : term.slice(0, term[0] === "~" ? 3 : 4);
    let hash = 0x811C9DC5;
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    return ((hash ^ hash >>> 15) & (manifest.shards - 1)) >>> 0;
  }

  const listOf = (pages, weights) => ({ pages, weights, rarity: Math.log(1 + (total - pages.length + 0.5) / (pages.length + 0.5)) });

  function decode(text) {
    const pages = [], weights = [];
    let page = -1, high = 0;
    for (let i = 0; i < text.length; i++) {
      const code = codes[text.charCodeAt(i)];
      if (code > 63) { high = high * 28 + code - 64; continue; }
      page += high * 8 + (code >> 3) + 1;
      high = 0;
      pages.push(page);
      weights.push(((code & 7) + 0.5) / 8);
    }
    return listOf(pages, weights);
  }

  const isLoaded = term => Boolean(shards[shardOf(term)]);

  // Of terms that are loaded.
  function list(term) {
    if (!lists.has(term)) {
      lists.set(term, decode(shards[shardOf(term)].get(term) || ""));
    }
    return lists.get(term);
  }

  function prefixList(prefix) {
    const name = prefix + "*";
    if (lists.has(name)) return lists.get(name);
    const best = new Map();
    for (const term of shards[shardOf(prefix)].keys()) {
      // negotiat → negoti
      if (!term.startsWith(prefix) && !(term.length > 4 && prefix.startsWith(term) && prefix.length < term.length + 5)) continue;
      const one = list(term), share = Math.min(1, 0.5 + 0.5 * prefix.length / term.length);
      one.pages.forEach((page, i) => best.set(page, Math.max(best.get(page) || 0, one.weights[i] * share)));
    }
    lists.set(name, listOf([...best.keys()], [...best.values()]));
    return lists.get(name);
  }

  let synonyms = [];
  let emptyWords, questionWords;

  function readMember(text) {
    const read = scan(text);
    return makeUnit(read.tokens, read.flat);
  }

  // All terms of one alternative must be on a page, and where `exact` its very text.
  function alternative(tokens, flat, isPhrase, share) {
    const exact = isPhrase && tokens.length > 1 || tokens.some(token => token.dense) &&
      (tokens.length > 1 || [...flat].length > 2);
    return { terms: [].concat(...tokens.map(termsOf)), tokens, flat, exact, share: share || 1 };
  }

  function makeUnit(tokens, flat, isPhrase) {
    const unit = { alternatives: [alternative(tokens, flat, isPhrase)], flat, tokens };
    unit.stems = unit.alternatives[0].terms.join(" ");
    unit.isWord = tokens.length === 1 && !tokens[0].dense && !isPhrase;
    unit.isEmpty = unit.isWord && emptyWords.has(flat);
    return unit;
  }

  function addSynonyms(units) {
    for (const group of synonyms) {
      for (const member of group) {
        for (let i = 0, n = member.tokens.length; n > 1 && i + n <= units.length; i++) {
          const part = units.slice(i, i + n);
          if (part.every(unit => unit.isWord) && part.map(unit => unit.stems).join(" ") === member.stems) {
            units.splice(i, n, makeUnit(member.tokens, member.flat));
          }
        }
        for (const unit of units) {
          for (const other of group) {
            if (other === member) continue;
            let tokens = unit.stems === member.stems && other.tokens;
            if (!tokens && unit.tokens.length === 1 && unit.tokens[0].dense && unit.flat.includes(member.flat) &&
              other.tokens.every(token => token.dense)) {
              tokens = scan(unit.flat.replace(member.flat, other.flat)).tokens;
            }
            if (tokens && tokens.length) unit.alternatives.push(alternative(tokens, tokens.length === 1 ? tokens[0].text : other.flat, false, 0.8));
          }
        }
      }
    }
  }

  function parse(query) {
    const units = [];
    const rest = query.replace(/["“”„]([^"“”„]+)["“”„]|「([^」]+)」|『([^』]+)』/g, (_, a, b, c) => {
      const read = scan(a || b || c);
      if (read.tokens.length) units.push(makeUnit(read.tokens, read.flat, true));
      return "\n";
    });
    const read = scan(rest);
    for (let i = 0; i < read.tokens.length;) {
      let end = i + 1;
      while (end < read.tokens.length && read.tokens[end].gap === 0) end++;
      const tokens = read.tokens.slice(i, end);
      units.push(makeUnit(tokens, tokens.map(token => token.text).join("")));
      i = end;
    }
    addSynonyms(units);
    const last = units[units.length - 1];
    if (last && last.isWord && last.flat.length > 3) last.isOpen = true;
    for (const unit of units) {
      if (unit.isWord && /^[a-z0-9]{2,12}$/.test(unit.flat)) unit.initials = "~" + unit.flat;
    }
    return units;
  }

  const loadAll = names => Promise.all(names.map(load));

  // Loads the terms that come first, as many files as there is room for; those that are there cost nothing.
  function loadTerms(terms, room, least) {
    const names = new Set(), most = Math.max(least, room / shardSize);
    let count = 0;
    for (const term of terms) {
      const name = "t" + shardOf(term);
      if (loading[name]) names.add(name);
      else if (!names.has(name) && count < most) { names.add(name); count++; }
    }
    return loadAll([...names]);
  }

  // What names the pages best comes first: every second pair of a run already does where the text is read afterwards.
  function neededTerms(units) {
    const needed = [];
    for (const unit of units) {
      unit.alternatives.forEach((one, number) => one.terms.forEach((term, i) =>
        needed.push([number ? i ? 3 : 1 : one.exact ? [0, 2, 1, 2][i % 4] : 0, term])));
      if (unit.isOpen) needed.push([0, unit.flat]);
      if (unit.initials) needed.push([units.length > 1 ? 4 : 0, unit.initials]);
    }
    return needed.sort((a, b) => a[0] - b[0]).map(entry => entry[1]);
  }

  function pagesWithAll(terms) {
    if (!terms.length) return [];
    const all = terms.map(list).sort((a, b) => a.pages.length - b.pages.length);
    let found = all[0].pages.map((page, i) => [page, all[0].weights[i] * all[0].rarity]);
    for (const one of all.slice(1)) {
      let i = 0;
      found = found.filter(entry => {
        while (i < one.pages.length && one.pages[i] < entry[0]) i++;
        if (one.pages[i] !== entry[0]) return false;
        entry[1] += one.weights[i] * one.rarity;
        return true;
      });
      if (!found.length) break;
    }
    return found;
  }

  function pagesOf(unit) {
    const best = new Map();
    const add = (page, score) => best.set(page, Math.max(best.get(page) || 0, score));
    for (const one of unit.alternatives) for (const [page, score] of pagesWithAll(one.terms.filter(isLoaded))) add(page, score * one.share);
    const addList = more => more.pages.forEach((page, i) => add(page, more.weights[i] * more.rarity));
    if (unit.initials && isLoaded(unit.initials)) addList(prefixList(unit.initials));
    unit.opened = unit.isOpen && !best.size && isLoaded(unit.flat);
    if (unit.opened) addList(prefixList(unit.flat));
    return best;
  }

  function fullMatches(units) {
    const ready = units.filter(unit => unit.alternatives.some(one => one.terms.some(isLoaded)));
    const needed = ready.filter(unit => !unit.isEmpty);
    if (!ready.length) return [];
    return ranked((needed.length ? needed : ready).map(pagesOf).reduce((found, pages) => {
      const both = new Map();
      for (const [page, score] of found) if (pages.has(page)) both.set(page, score + pages.get(page));
      return both;
    }));
  }

  const ranked = scores => [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);

  function questionTerms(units) {
    const weights = new Map();
    const put = (term, weight) => weights.set(term, Math.max(weights.get(term) || 0, weight));
    for (const unit of units) {
      for (const one of unit.alternatives) {
        for (const token of one.tokens) {
          if (!token.dense) { put(stem(token.text), one.share * (unit.isEmpty ? 0.05 : 1)); continue; }
          pairs(token.text).forEach(term => put(term, 0.1 * one.share));
          for (const part of token.text.split(questionWords)) pairs(part).forEach(term => put(term, one.share * (part.length > 1 ? 1 : 0.2)));
        }
      }
    }
    return weights;
  }

  function partialMatches(weights) {
    const scores = new Map(), shares = new Map();
    let most = 0;
    weights.forEach((weight, term) => {
      if (!isLoaded(term)) return;
      const one = list(term);
      if (!one.pages.length) return;
      most += weight * one.rarity;
      one.pages.forEach((page, i) => {
        scores.set(page, (scores.get(page) || 0) + weight * one.rarity * one.rarity * (0.3 + one.weights[i]));
        shares.set(page, (shares.get(page) || 0) + weight * one.rarity);
      });
    });
    scores.forEach((score, page) => scores.set(page, score * (0.2 + shares.get(page) / most)));
    return ranked(scores);
  }

  function shelfOf(page) {
    let shelf = 0;
    while (starts[shelf + 1] <= page) shelf++;
    return shelf;
  }

  const read = new Map();
  function pageAt(page) {
    if (!read.has(page)) {
      const shelf = shelfOf(page), [title, address, note, badge, keywords, parts] = shelves[shelf][page - starts[shelf]];
      const sections = [], texts = [title].concat(keywords, parts);
      while (parts.length) sections.push({ heading: parts.shift(), anchor: parts.shift(), text: parts.shift() });
      read.set(page, { title, address, note, badge, keywords, sections, texts, group: groupOf(page) });
    }
    return read.get(page);
  }

  const scans = new Map();
  function scanned(text) {
    if (!scans.has(text)) {
      if (scans.size > 4000) scans.clear();
      const result = scan(text);
      result.stems = new Set();
      for (const token of result.tokens) if (!token.dense) result.stems.add(stem(token.text));
      scans.set(text, result);
    }
    return scans.get(text);
  }

  // Words are found whole.
  function places(flat, needle) {
    const found = [];
    for (let i = flat.indexOf(needle); i >= 0; i = flat.indexOf(needle, i + 1)) {
      const end = i + needle.length;
      if (isWord(needle[0]) && i && isWord(flat[i - 1]) || isWord(needle[end - i - 1]) && isWord(flat[end] || " ")) continue;
      found.push(i);
    }
    return found;
  }

  const hasWord = (unit, term, result) => result.stems.has(term) ||
    unit.opened && result.tokens.some(token => token.text.startsWith(unit.flat));

  function standsIn(unit, text) {
    const result = scanned(text);
    return unit.alternatives.some(one => one.exact || one.tokens.some(token => token.dense)
      ? places(result.flat, one.flat).length > 0 : one.terms.every(term => hasWord(unit, term, result)));
  }

  const isWhole = one => one.terms.every(isLoaded);

  // Pairs may stand on a page without the text they come from, and some terms were perhaps not looked up.
  const isTrue = (units, page) => units.every(unit => unit.isEmpty || unit.initials && isWhole(unit.alternatives[0]) ||
    unit.alternatives.every(one => !one.exact && isWhole(one)) || page.texts.some(text => standsIn(unit, text)));

  function longestShare(run, flat) {
    let best = 0;
    for (let i = 0; i + best < run.length; i++) while (i + best < run.length && flat.includes(run.slice(i, i + best + 1))) best++;
    return best < 2 && run.length > 1 ? 0 : best / run.length;
  }

  // The share of a question that a text answers.
  function answered(units, text) {
    const result = scanned(text);
    let sum = 0, most = 0;
    for (const unit of units) {
      if (unit.isEmpty) continue;
      let best = 0;
      for (const one of unit.alternatives) {
        let share = 0, parts = 0;
        for (const token of one.tokens) {
          for (const run of token.dense ? token.text.split(questionWords) : [token.text]) {
            if (run.length < 2 && run !== token.text) continue;
            parts += run.length;
            share += run.length * (token.dense ? longestShare(run, result.flat) : hasWord(unit, stem(run), result) || 0);
          }
        }
        if (parts) best = Math.max(best, share / parts * one.share);
      }
      const rarity = Math.max(0.1, ...unit.alternatives[0].terms.filter(isLoaded).map(term => list(term).rarity));
      sum += best * rarity;
      most += rarity;
    }
    return most ? sum / most : 0;
  }

  function judge(units, page, score, query) {
    const flat = scanned(query).flat, title = scanned(page.title).flat;
    const titleShare = answered(units, page.title);
    const keywordShare = Math.max(0, ...page.keywords.map(keyword => answered(units, keyword)));
    let best = null, bestShare = -1;
    page.sections.forEach((section, index) => {
      const share = answered(units, section.heading) * 1.5 + answered(units, section.text) + (index ? 0 : 0.01);
      if (share > bestShare) { best = section; bestShare = share; }
    });
    const whole = title === flat ? 1.5 : title.length > 1 && flat.includes(title) ? 1 :
      titleShare * Math.min(0.5, flat.length / title.length / 2);
    return {
      page, section: bestShare > 0.02 ? best : null, first: page.sections[0],
      score: score * (1 + titleShare + whole + 0.4 * keywordShare + 0.3 * Math.min(bestShare, 2)),
    };
  }

  const groupOf = page => firstOfGroup.findIndex((first, i) => page < firstOfGroup[i + 1]);

  function choose(candidates, wanted) {
    const counts = [0, 0, 0, 0];
    const chosen = new Set(candidates.filter(candidate => counts[groupOf(candidate[0])]++ < 2).slice(0, wanted));
    for (const candidate of candidates) if (chosen.size < wanted) chosen.add(candidate);
    return candidates.filter(candidate => chosen.has(candidate));
  }

  // Stops where many pages do not hold the text, and when the room is used up.
  async function verified(units, candidates, wanted, query, room, check) {
    const results = [], end = loaded + room;
    let rest = candidates, seen = 0;
    while (rest.length && results.length < wanted && seen < (results.length ? wanted * 2 : Math.max(300, wanted * wanted))) {
      const most = (end - loaded) / shelfSize | 0;
      if (seen && most < 1) break;
      const some = choose(rest, Math.max(seen ? 1 : 3, Math.min(most, wanted - results.length)));
      await loadAll(some.map(candidate => "p" + shelfOf(candidate[0])));
      for (const [page, score] of some) {
        const data = pageAt(page);
        if (!check || isTrue(units, data)) results.push(judge(units, data, score, query));
      }
      seen += some.length;
      rest = rest.filter(candidate => !some.includes(candidate));
    }
    results.sort((a, b) => b.score - a.score);
    const isSure = units.every(unit => !unit.alternatives[0].exact && isWhole(unit.alternatives[0]));
    const isCut = units.some(unit => unit.alternatives.some(one => !one.terms.some(isLoaded)) ||
      unit.initials && !isLoaded(unit.initials));
    return { results, count: results.length + (isSure ? rest.length : 0), isMore: rest.length > 0 || isCut, isSure };
  }

  // Who asks for more results than a page shows at first has more loaded.
  async function ask(query, wanted) {
    await start();
    const units = parse(query);
    if (!units.length) return null;
    const end = loaded + firstRoom * Math.max(1, wanted * wanted / 400);
    await loadTerms(neededTerms(units), (end - loaded) * 0.55, 4);
    const full = await verified(units, fullMatches(units), wanted, query, (end - loaded) * 0.75, true);
    const answer = { query, units, full, partial: null };
    const isQuestion = units.some(unit => unit.isEmpty || unit.tokens.some(token => token.dense && token.text.search(questionWords) >= 0));
    if (full.results.length > (isQuestion ? 2 : 0)) return answer;
    const weights = questionTerms(units);
    await loadTerms(ranked(weights).map(entry => entry[0]), end - loaded - 4 * shelfSize, 2);
    const known = new Set(full.results.map(result => result.page.address));
    const partial = await verified(units, partialMatches(weights).slice(0, wanted * 2), wanted, query, end - loaded, false);
    const best = partial.results.length ? partial.results[0].score : 0;
    partial.results = partial.results.filter((result, index) => (index < 3 || result.score > best * 0.25) && !known.has(result.page.address));
    answer.partial = partial.results.length ? partial : null;
    return answer;
  }

  function attributes(made, values) {
    for (const key of Object.keys(values)) made.setAttribute(key, values[key]);
    return made;
  }

  function element(name, values, ...children) {
    const made = attributes(document.createElement(name), values);
    made.append(...children);
    return made;
  }

  function needles(units, isPartial) {
    const dense = [], words = new Set(), open = [];
    for (const unit of units) {
      if (unit.opened) open.push(unit.flat);
      for (const one of unit.alternatives) {
        if (one.exact && !isPartial) dense.push(one.flat);
        else for (const token of one.tokens) {
          if (!token.dense) { if (!unit.isEmpty) words.add(stem(token.text)); }
          else if (!isPartial) dense.push(token.text);
          else for (const run of token.text.split(questionWords)) if (run.length > 1) dense.push(...pairs(run));
        }
      }
    }
    return { dense, words, open };
  }

  function marks(text, wanted) {
    const result = scanned(text), found = [];
    for (const needle of wanted.dense) {
      for (const place of places(result.flat, needle)) {
        found.push([result.at[place], result.at[place + needle.length - 1] + 1]);
      }
    }
    for (const token of result.tokens) {
      if (!token.dense && (wanted.words.has(stem(token.text)) || wanted.open.some(open => token.text.startsWith(open)))) {
        found.push([token.from, token.to]);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    return found.reduce((joined, mark) => {
      const last = joined[joined.length - 1];
      if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]); else joined.push(mark);
      return joined;
    }, []);
  }

  function marked(text, stretches, from, to) {
    const fragment = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of stretches) {
      if (start < from || start >= to) continue;
      fragment.append(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    fragment.append(text.slice(at, Math.max(at, to)));
    return fragment;
  }

  function snippet(text, wanted) {
    const stretches = marks(text, wanted);
    const room = /[\u4e00-\u9fff]/.test(text) ? 84 : 160;
    let best = 0, bestSum = -1;
    stretches.forEach(([start], index) => {
      const kinds = stretches.slice(index).filter(stretch => stretch[1] <= start + room * 0.75).map(stretch => text.slice(...stretch));
      const sum = [...new Set(kinds)].reduce((sum, kind) => sum + Math.sqrt(kind.length), 0);
      if (sum > bestSum) { bestSum = sum; best = start; }
    });
    let from = Math.max(0, best - room / 4 | 0);
    const lead = text.slice(from, best), start = /[。！？；.!?;\n]\s*(?=\S)|\s/.exec(from ? lead : "");
    if (start) from += start.index + start[0].length;
    const to = Math.min(text.length, from + room);
    const shown = element("span", { class: "text" });
    shown.append(from > 0 ? "…" : "", marked(text, stretches, from, to), to < text.length ? "…" : "");
    return shown;
  }

  function address(result) {
    const anchor = result.section && result.section.anchor;
    return say.root + result.page.address.split("/").map(encodeURIComponent).join("/") +
      (anchor ? "#" + encodeURIComponent(anchor) : "");
  }

  function linkTo(result, wanted) {
    const page = result.page, section = result.section || result.first;
    const whole = text => marked(text, marks(text, wanted), 0, text.length);
    const head = element("span", { class: "name" }, whole(page.title));
    if (result.section && result.section.heading && result.section.heading !== page.title) {
      head.append(element("span", { class: "part" }, whole(section.heading)));
    }
    const link = element("a", { href: address(result) }, head);
    if (page.badge) link.append(" ", element("span", { class: "badge " + page.badge }, say[page.badge]));
    if (page.note) link.append(" ", element("span", { class: "note" }, page.note));
    if (section && section.text) link.append(" ", snippet(section.text, wanted));
    return link;
  }

  function grouped(results) {
    const groups = new Map();
    for (const result of results) groups.set(result.page.group, (groups.get(result.page.group) || []).concat(result));
    return [...groups.values()];
  }

  const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function countText(answer) {
    const count = answer.full.count, isOpen = answer.full.isMore && !answer.full.isSure;
    return fill(say[isOpen || count > 1 ? "count" : count ? "one" : answer.partial ? "partial" : "none"],
      { query: answer.query, n: count + (isOpen ? "+" : "") });
  }

  const live = element("p", { class: "vh", role: "status" });
  const panel = element("div", { class: "search-panel", hidden: "" });
  const options = element("div", { id: "search-options", role: "listbox", "aria-label": say.results });
  const message = element("p", { class: "message", hidden: "" });
  let active = -1, shown = [], turn = 0, timer = 0;

  function tell(text, isVisible) {
    message.textContent = text;
    message.hidden = !isVisible;
    clearTimeout(timer);
    timer = setTimeout(() => { live.textContent = text; }, 400);
  }

  function open(isOpen) {
    if (inPage) return;
    panel.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen && shown.length > 0));
    if (!isOpen) select(-1);
  }

  function select(index) {
    if (shown[active]) shown[active].setAttribute("aria-selected", "false");
    active = index;
    if (!shown[active]) return field.removeAttribute("aria-activedescendant");
    shown[active].setAttribute("aria-selected", "true");
    shown[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", shown[active].id);
  }

  function show(answer, wanted) {
    const place = inPage || options;
    let number = 0;
    place.textContent = "";
    shown = [];
    const put = (link, parent) => {
      if (!inPage) {
        attributes(link, { id: "search-option-" + shown.length, tabindex: -1, role: "option", "aria-selected": false });
      }
      parent.append(inPage ? element("li", {}, link) : link);
      shown.push(link);
    };
    if (inPage) place.append(element("p", { class: "found" }, countText(answer)));
    for (const part of [answer.full, answer.partial]) {
      if (!part) continue;
      if (part === answer.partial && answer.full.count) {
        place.append(element("p", { class: "found", role: "presentation" }, fill(say.partial, answer)));
      }
      const words = needles(answer.units, part === answer.partial);
      for (const results of grouped(part.results)) {
        const head = element(inPage ? "h2" : "div", { id: "search-group-" + number++, class: "group" }, say[groupNames[results[0].page.group]]);
        const group = element(inPage ? "ul" : "div", { "aria-labelledby": head.id });
        if (inPage) place.append(head); else {
          attributes(head, { role: "presentation" });
          attributes(group, { role: "group" }).append(head);
        }
        results.forEach(result => put(linkTo(result, words), group));
        place.append(group);
      }
    }
    // The panel offers more only where it could not look into enough pages.
    if (answer.full.isMore && (inPage || !answer.full.isSure && answer.full.results.length < wanted)) {
      const more = element("button", { type: "button", class: "more" }, say.more), before = answer.full.results.length;
      more.addEventListener("click", () => run(wanted + 20).then(() => {
        if (!inPage) { field.focus(); select(Math.min(before, shown.length - 1)); }
        else if (shown[before]) shown[before].focus();
      }));
      if (inPage) { place.append(more); shown.push(more); } else put(more, place);
    }
    if (!inPage && shown.length) {
      put(element("a", { href: form.getAttribute("action") + "?q=" + encodeURIComponent(answer.query), class: "all" }, say.all), place);
    }
    options.hidden = !shown.length;
    active = -1;
    select(-1);
    tell(countText(answer), !inPage && !answer.full.count);
    open(true);
  }

  async function run(wanted = inPage ? 20 : 7) {
    const mine = ++turn, query = field.value.trim().slice(0, 99);
    if (!query) {
      if (inPage) inPage.textContent = "";
      shown = [];
      tell("", false);
      return open(false);
    }
    const instead = name => {
      if (mine !== turn) return;
      shown = [];
      options.hidden = true;
      tell(say[name], true);
      open(true);
    };
    const slow = setTimeout(() => instead("loading"), 250);
    try {
      const answer = await ask(query, wanted);
      if (mine !== turn) return;
      if (!answer) return open(false);
      show(answer, wanted);
    } catch (error) {
      instead("failed");
    } finally {
      clearTimeout(slow);
    }
  }

  const isTyping = target => /^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable;

  function remembered() {
    try { return localStorage.getItem("search-key") !== "off"; } catch (error) { return true; }
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };

  document.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const index = shown.indexOf(event.target), step = steps[event.key];
    if (inPage && step && (index >= 0 || event.target === field)) {
      event.preventDefault();
      (shown[index + step] || field).focus();
    }
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && remembered();
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  field.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = steps[event.key];
    if (step && shown.length && !inPage) {
      event.preventDefault();
      open(true);
      select(active < 0 && step < 0 ? shown.length - 1 : active + step);
    } else if (event.key === "Enter" && shown[active] && !panel.hidden) {
      event.preventDefault();
      shown[active].click();
    } else if (event.key === "Escape") {
      if (!panel.hidden) event.preventDefault();
      if (panel.hidden && !inPage) field.blur();
      open(false);
    }
  });

  field.addEventListener("input", event => { if (!event.isComposing) run(); });
  field.addEventListener("compositionend", () => run());
  field.addEventListener("focus", () => {
    start().catch(() => {});
    if (shown.length) open(true);
  });
  document.addEventListener("pointerdown", event => { if (!form.contains(event.target)) open(false); });
  form.addEventListener("focusout", event => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
  });
  form.addEventListener("submit", event => {
    if (!field.value.trim()) event.preventDefault();
    else if (inPage) {
      event.preventDefault();
      try { history.replaceState(null, "", "?q=" + encodeURIComponent(field.value.trim())); } catch (error) { /* a file */ }
      run();
    }
  });

  form.append(live);
  field.setAttribute("autocomplete", "off");
  if (inPage) {
    inPage.before(message);
    const setting = document.querySelector("input.search-key");
    if (setting) {
      setting.checked = remembered();
      setting.addEventListener("change", () => {
        try { localStorage.setItem("search-key", setting.checked ? "on" : "off"); } catch (error) { /* not kept */ }
      });
    }
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) { field.value = asked; run(); }
  } else {
    panel.append(message, options);
    form.append(panel);
    attributes(field, { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox",
      "aria-controls": "search-options", "aria-expanded": false });
    if (document.activeElement === field) { start().catch(() => {}); if (field.value.trim()) run(); }
  }
  form.searchFor = ask;
})();
