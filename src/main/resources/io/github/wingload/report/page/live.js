'use strict';
// Shows a run while it goes on. Figures come as events; with the last event the page becomes the report.
(() => {
  const source = new EventSource('events');
  const stop = document.getElementById('stop');
  const told = document.getElementById('told');
  let run = null;
  let stops = 0;
  let data = null;

  function say(selector, text) {
    document.querySelector(selector).textContent = text;
  }

  // ---- Charts: a frame has the values of the bins that have changed, or all of them.

  function joined(chart, before, from) {
    const series = chart.series.map((each, i) => ({ ...each, values: [...before.series[i].values.slice(0, from), ...each.values] }));
    return { ...chart, series };
  }

  function take(frame) {
    if (frame.run !== run) {
      run = frame.run;
      data = null;
      stops = 0;
      stop.textContent = 'Stop';
      stop.disabled = false;
      ['figures', 'findings'].forEach((id) => document.getElementById(id).replaceChildren());
    }
    say('#state .reason', frame.state.words);
    document.getElementById('progress').value = frame.state.done;
    for (const id of ['figures', 'findings']) {
      if (frame[id]) replace(document.getElementById(id), frame[id]);
    }
    if (!frame.time || (frame.from > 0 && !data)) return;
    const time = frame.from > 0 ? frame.time.map((chart, i) => joined(chart, data.time[i], frame.from)) : frame.time;
    data = { zones: [], moments: [], ...data, ...frame, time, live: true };
    wingload.show(data);
  }

  // ---- Tables: what has changed is put into what is there, so that open details, the focus and the order of rows stay.

  function replace(place, html) {
    const next = document.createElement('template');
    next.innerHTML = html;
    const sorted = [...place.querySelectorAll('th[aria-sort]')];
    merge(place, next.content);
    place.querySelectorAll('table.sortable').forEach((table) => wingload.sortable(table));
    sorted.filter((head) => head.isConnected).forEach((head) => wingload.sort(head));
  }

  function merge(old, next) {
    const olds = [...old.childNodes];
    const nexts = [...next.childNodes];
    nexts.forEach((node, i) => {
      const there = olds[i];
      if (!there) {
        old.append(node);
      } else if (there.nodeType !== node.nodeType || there.nodeName !== node.nodeName) {
        there.replaceWith(node);
      } else if (node.nodeType === Node.TEXT_NODE) {
        if (there.data !== node.data) there.data = node.data;
      } else if (node.nodeName !== 'TH' || there.textContent !== node.textContent) {
        for (const { name, value } of node.attributes) {
          if (there.getAttribute(name) !== value) there.setAttribute(name, value);
        }
        merge(there, node);
      }
    });
    olds.slice(nexts.length).forEach((node) => node.remove());
  }

  // ---- The end.

  function over(words) {
    source.close();
    stop.hidden = true;
    told.textContent = words;
  }

  source.addEventListener('frame', (event) => take(JSON.parse(event.data)));

  source.addEventListener('report', (event) => {
    source.close();
    const html = JSON.parse(event.data);
    const links = document.querySelector('header nav');
    document.open();
    document.write(html);
    document.close();
    if (links) document.querySelector('header').prepend(links);
  });

  source.addEventListener('failed', (event) => {
    say('#state .word', 'NOT RUN');
    say('#state .reason', JSON.parse(event.data));
    over('');
  });

  source.addEventListener('open', () => { if (!stop.disabled) told.textContent = ''; });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) over('This run is over.');
    else told.textContent = 'No connection to wingload; trying again.';
  });

  // ---- Stopping, as with Ctrl-C: first the load, then the calls in flight.

  stop.addEventListener('click', async () => {
    stop.disabled = true;
    try {
      const answer = await fetch('stop', { method: 'POST' });
      const words = await answer.text();
      told.textContent = words;
      if (answer.ok) {
        stops += 1;
        stop.textContent = 'Cut off calls in flight';
        stop.disabled = stops > 1;
        return;
      }
    } catch (unreachable) {
      told.textContent = 'No connection to wingload.';
    }
    stop.disabled = false;
  });
})();
