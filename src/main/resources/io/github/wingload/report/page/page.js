'use strict';
// Draws the charts from the data of the page, and makes tables sortable. Without it the page has all its tables.
// A page of a run that goes on hands later data to wingload.show.
(() => {
  let data = JSON.parse(document.getElementById('data').textContent);
  const SECOND = 1000;
  let charts = [];

  // ---- Text of figures, with the digits that the tables have.

  function grouped(number, decimals) {
    return number.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  function significant(number) {
    const before = number === 0 ? 1 : Math.floor(Math.log10(Math.abs(number))) + 1;
    const decimals = Math.max(0, Math.min(3, 3 - before));
    const rounded = Number(number.toFixed(decimals));
    const after = rounded === 0 ? 1 : Math.floor(Math.log10(Math.abs(rounded))) + 1;
    return grouped(rounded, after > before ? Math.max(0, Math.min(3, 3 - after)) : decimals);
  }

  function scaled(number, factor, names) {
    let step = 0;
    while (step + 1 < names.length && Math.abs(number) / factor ** (step + 1) >= 0.9995) step++;
    return significant(number / factor ** step) + ' ' + names[step];
  }

  function text(value, unit) {
    if (value === null || value === undefined) return '–';
    switch (unit) {
      case 'ms': return scaled(value, 1000, ['ms', 's']);
      case 'seconds': return scaled(value * 1000, 1000, ['ms', 's']);
      case 'bytes': return scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);
      case '/s': return significant(value) + '/s';
      case 'count': return grouped(value, 0);
      case 'percent': return significant(value) + '%';
      default: return significant(value) + (unit ? ' ' + unit : '');
    }
  }

  function axisText(value, unit) {
    return text(value, unit).replace(/(\.\d*?)0+(?= |%|\/|$)/, '$1').replace(/\.(?= |%|\/|$)/, '');
  }

  function clock(seconds) {
    const whole = Math.round(seconds);
    const two = (number) => String(number).padStart(2, '0');
    const minutes = Math.floor(whole / 60) % 60;
    const hours = Math.floor(whole / 3600);
    return (hours ? hours + ':' + two(minutes) : minutes) + ':' + two(whole % 60);
  }

  // Runs that are compared share the time since their starts, and no time of day.
  function moment(seconds) {
    return data.start === undefined ? clock(seconds) : clock(seconds) + ' (' + new Date(data.start + seconds * SECOND).toISOString().slice(11, 19) + ' UTC)';
  }

  // ---- Elements. Text from the data only ever becomes text.

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function swatch(style) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('width', '14');
    svg.setAttribute('height', '8');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    const dashes = dash(style);
    for (const [key, value] of Object.entries({ x1: 0, x2: 14, y1: 4, y2: 4, 'stroke-width': 3 })) {
      line.setAttribute(key, value);
    }
    if (Array.isArray(dashes)) line.setAttribute('stroke-dasharray', '4 2');
    line.style.stroke = `var(--${style})`;
    svg.append(line);
    return svg;
  }

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function dash(style) {
    return { offered: [5, 3], users: [5, 3], before: [5, 3], limit: [5, 3], deadline: [2, 3] }[style] || 'solid';
  }

  // ---- A chart: a title, a legend that also reads values, the plot, and the same values as a table.

  class Chart {
    constructor(spec) {
      this.hidden = new Set();
      this.pointed = null;
      this.legend = element('div', { class: 'legend' });
      this.plot = element('div', { class: 'plot', role: 'img' });
      this.title = element('span', {});
      this.readout = element('span', { class: 'note' });
      this.table = element('table', {});
      this.details = element('details', {}, element('summary', {}, 'Values as a table'),
        element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': spec.title }, this.table));
      this.details.addEventListener('toggle', () => this.fillTable());
      this.figure = element('figure', { 'data-chart': spec.id }, element('h3', {}, this.title, ' ', this.readout), this.legend, this.plot, this.details);
      this.become(spec);
    }

    // Takes the chart of a later moment of the same run.
    become(spec) {
      const names = (of) => JSON.stringify((of.legend || []).map((series) => [series.name, series.style]));
      const sameNames = this.spec && names(this.spec) === names(spec);
      this.spec = spec;
      this.title.textContent = spec.title;
      this.plot.setAttribute('aria-label', spec.title + '; the values are in the table below');
      this.figure.classList.toggle('wide', Boolean(spec.wide));
      if (!sameNames) this.fillLegend();
      this.fillTable();
      this.read(this.pointed);
    }

    fillLegend() {
      this.legend.replaceChildren();
      this.outputs = new Map();
      for (const series of this.spec.legend || []) {
        const output = element('output', {});
        const button = element('button', { type: 'button', 'aria-pressed': String(!this.hidden.has(series.name)) }, swatch(series.style), series.name, ' ', output);
        button.addEventListener('click', () => this.toggle(series.name, button));
        this.legend.append(button);
        this.outputs.set(series.name, output);
      }
    }

    toggle(name, button) {
      const shown = this.hidden.delete(name) || !this.hidden.add(name);
      button.setAttribute('aria-pressed', String(shown));
      this.echart.dispatchAction({ type: 'legendToggleSelect', name });
    }

    draw(later = false) {
      const known = later && this.echart;
      if (!this.echart) {
        this.echart = echarts.init(this.plot, null, { renderer: 'canvas' });
        this.echart.on('updateAxisPointer', (event) => {
          const axis = (event.axesInfo || []).find((info) => info.axisDim === 'x');
          this.point(axis ? axis.value : null);
        });
        this.echart.getZr().on('globalout', () => this.point(null));
        if (this.spec.open) {
          this.echart.getZr().on('click', (event) => {
            const page = this.spec.open(Math.round(this.echart.convertFromPixel({ seriesIndex: 3 }, [event.offsetX, event.offsetY])[0]));
            if (page) location.href = page;
          });
        }
        if (this.spec.overTime) {
          this.echart.on('datazoom', () => {
            const range = this.echart.getOption().dataZoom[0];
            this.zoom(range.startValue / SECOND, range.endValue / SECOND);
          });
          this.echart.getZr().on('dblclick', () => zoom(0, data.end));
        }
      }
      const option = this.spec.option();
      option.legend = { show: false, selected: Object.fromEntries([...this.hidden].map((name) => [name, false])) };
      this.echart.setOption(option, known ? { replaceMerge: ['series'] } : { notMerge: true });
      if (this.spec.overTime) {
        if (!whole()) share(null, () => this.echart.dispatchAction(zoomTo(...shown)), [this]);
        if (!known) this.echart.dispatchAction({ type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true });
      }
    }

    // Shows the values at a place of the x axis, here and in all charts that share it.
    point(value) {
      this.read(value);
      if (!this.spec.overTime) return;
      share(this, (chart) => chart.echart.dispatchAction(value === null
        ? { type: 'updateAxisPointer', currTrigger: 'leave', x: -1, y: -1 }
        : {
          type: 'updateAxisPointer', axesInfo: [{ axisDim: 'x', axisIndex: 0, value }],
          x: chart.echart.convertToPixel({ xAxisIndex: 0 }, value), y: chart.plot.clientHeight / 2,
        }));
    }

    zoom(from, to) {
      shown = from <= 0 && to >= data.end ? null : [from, to];
      document.getElementById('range').textContent = whole() ? 'Drag to zoom' : clock(from) + ' to ' + clock(to);
      share(this, (chart) => chart.echart.dispatchAction(zoomTo(from, to)));
    }

    // Shows the values at a place; without one, those of now if the run goes on.
    read(value) {
      this.pointed = value;
      const pointed = value === null ? null : this.spec.read(value);
      const read = pointed || (data.live && this.spec.legend ? this.spec.read((data.bins - 1.5) * data.bin * SECOND) : null);
      this.readout.textContent = pointed ? pointed.at : '';
      for (const [name, output] of this.outputs) output.textContent = read && name in read.values ? read.values[name] : '';
    }

    fillTable() {
      if (!this.details.open) return;
      const [head, ...rows] = this.spec.table();
      const cells = (name, row) => element('tr', {},
        ...row.map((cell, i) => element(name, { class: i ? 'figure' : 'text', ...(name === 'th' ? { scope: 'col' } : {}) }, cell)));
      this.table.replaceChildren(element('thead', {}, cells('th', head)), element('tbody', {}, ...rows.map((row) => cells('td', row))));
    }
  }

  // ---- What all charts have in common.

  function basis() {
    const muted = token('muted');
    const label = { color: muted, fontSize: 11 };
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 58, right: 14, top: 16, bottom: 24 },
      label,
      axis: {
        axisLine: { lineStyle: { color: token('line') } },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: token('line') } },
        axisLabel: label,
      },
    };
  }

  function pointer(snap) {
    return { show: true, snap, type: 'line', triggerTooltip: false, label: { show: false }, lineStyle: { color: token('muted'), type: 'solid', width: 1 } };
  }

  function timeOption(yAxis, series) {
    const common = basis();
    return {
      animation: false,
      textStyle: common.textStyle,
      grid: common.grid,
      axisPointer: { triggerOn: 'mousemove|click' },
      xAxis: {
        ...common.axis, type: 'time', min: 0, max: data.end * SECOND, splitLine: { show: false }, axisPointer: pointer(false),
        axisLabel: { ...common.label, hideOverlap: true, formatter: (value) => clock(value / SECOND) },
      },
      yAxis: { ...common.axis, axisLine: { show: false }, splitNumber: 4, axisPointer: { show: false }, ...yAxis },
      useUTC: true,
      dataZoom: [{ type: 'inside', disabled: true, filterMode: 'none' }],
      toolbox: { itemSize: 0, feature: { dataZoom: { yAxisIndex: 'none', filterMode: 'none', brushStyle: { color: token('muted'), opacity: 0.2 } } } },
      series: [...series, marks()],
    };
  }

  // Zones that are too narrow for their name have a colour, which the key above the charts explains.
  const KEYS = { refused: 'failure1', stall: 'invalid' };

  // Zones and moments belong to a series of their own, so that hiding another one keeps them.
  function marks() {
    const shade = { aside: 0.1, stage: 0, refused: 0.16, stall: 0.35 };
    const stages = data.zones.filter((zone) => zone.style === 'stage');
    return {
      type: 'line', data: [], silent: true,
      markArea: {
        silent: true,
        label: { color: token('muted'), fontSize: 10, position: 'top', distance: 2 },
        data: data.zones.map((zone) => [
          {
            name: zone.style in KEYS ? '' : zone.name, xAxis: zone.from * SECOND,
            itemStyle: {
              color: token(KEYS[zone.style] || 'zone'),
              opacity: zone.style === 'stage' && stages.indexOf(zone) % 2 ? 0.05 : shade[zone.style],
            },
          },
          { xAxis: zone.to * SECOND },
        ]),
      },
      markLine: {
        silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: token('inconclusive'), type: 'solid', width: 1.5 },
        data: data.moments.map((at) => ({ xAxis: at.at * SECOND })),
      },
    };
  }

  function limits(spec, highest) {
    return {
      silent: true, symbol: 'none',
      data: spec.limits.filter((limit) => limit.value <= 1.6 * highest).map((limit) => ({
        yAxis: limit.value,
        lineStyle: { color: token(limit.style), type: dash(limit.style), width: 1.2 },
        label: { formatter: limit.name, position: 'insideStartTop', color: token(limit.style), fontSize: 10, backgroundColor: token('ground'), padding: [1, 2] },
      })),
    };
  }

  // ---- Lines over time.

  function lines(spec) {
    const stacked = spec.id === 'failures';
    const unit = spec.unit;
    const middle = (bin) => Math.min((bin + 0.5) * data.bin, data.end) * SECOND;
    const highest = Math.max(...spec.series.flatMap((series) => series.values.filter((value) => value !== null)), 0);
    const symbols = data.bins <= 40;
    return {
      id: spec.id, title: spec.title, overTime: true, legend: spec.series,
      option: () => timeOption(
        { type: 'value', axisLabel: { ...basis().label, formatter: (value) => axisText(value, unit) }, max: stacked ? undefined : (range) => top(spec, range.max) },
        spec.series.map((series, i) => ({
          name: series.name, type: 'line', data: series.values.map((value, bin) => [middle(bin), value]),
          color: token(series.style), lineStyle: { width: 1.5, type: dash(series.style) },
          showSymbol: !stacked && (symbols || (series.style !== 'server' && lonely(series.values))), symbolSize: 4, symbol: 'circle', silent: true, connectNulls: series.style === 'server',
          ...(stacked ? { stack: 'all', areaStyle: { opacity: 0.75 }, lineStyle: { width: 0 } } : {}),
          ...(i === 0 ? { markLine: limits(spec, highest) } : {}),
        }))),
      read: (at) => {
        const bin = Math.min(data.bins - 1, Math.max(0, Math.floor(at / SECOND / data.bin)));
        return { at: moment(bin * data.bin), values: Object.fromEntries(spec.series.map((series) => [series.name, text(series.values[bin], unit)])) };
      },
      table: () => [
        ['Time', ...spec.series.map((series) => series.name)],
        ...Array.from({ length: data.bins }, (none, bin) => [clock(bin * data.bin), ...spec.series.map((series) => text(series.values[bin], unit))]),
      ],
    };
  }

  // The axis reaches a limit that is not far above the values.
  function top(spec, highest) {
    const near = spec.limits.filter((limit) => limit.value <= 1.6 * highest).map((limit) => 1.05 * limit.value);
    return near.length && Math.max(...near) > highest ? Math.max(...near) : undefined;
  }

  // True if a value has no neighbour, so that a line alone would not show it.
  function lonely(values) {
    return values.filter((value) => value !== null).length <= 2
      || values.some((value, i) => value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null && values.length < 300);
  }

  // ---- Heat map.

  function heat(spec) {
    const bands = spec.bounds.length - 1;
    const most = Math.max(...spec.cells.map((cell) => cell[2]));
    const shade = (count) => (most > 1 ? Math.log(count) / Math.log(most) : 1);
    const bandName = (band) => (band >= bands ? 'failed' : text(spec.bounds[band], 'ms') + ' to ' + text(spec.bounds[band + 1], 'ms'));
    const columns = new Map();
    for (const [x, y, count] of spec.cells) {
      if (!columns.has(x)) columns.set(x, []);
      columns.get(x).push([y, count]);
    }
    const every = Math.max(1, Math.ceil(bands / 6));
    return {
      id: 'heat', title: 'How long ok calls took' + (spec.failed ? ', and failed calls on top' : ''), overTime: true, wide: spec.wide,
      option: () => {
        const colours = [token('heat0'), token('heat1'), token('heat2')];
        const failed = token('failure1');
        const option = timeOption(
          {
            type: 'value', min: 0, max: bands + (spec.failed ? 1 : 0), interval: every, splitLine: { show: false },
            axisLabel: { ...basis().label, formatter: (value) => (Number.isInteger(value) && value <= bands && (value % every === 0) ? axisText(spec.bounds[value], 'ms') : '') },
          },
          [{
            type: 'custom', silent: true, progressive: 0, data: spec.cells, encode: { x: 0, y: 1 }, clip: true,
            renderItem: (params, api) => {
              const x = api.value(0) * spec.column;
              const low = api.coord([x * SECOND, api.value(1)]);
              const high = api.coord([Math.min(x + spec.column, data.end) * SECOND, api.value(1) + 1]);
              const left = Math.floor(low[0]);
              const share = shade(api.value(2));
              return {
                type: 'rect',
                shape: { x: left, y: Math.round(high[1]), width: Math.max(1, Math.floor(high[0]) - left), height: Math.max(1, Math.round(low[1]) - Math.round(high[1])) },
                style: api.value(1) >= bands ? { fill: failed, opacity: 0.35 + 0.65 * share } : { fill: echarts.color.lerp(share, colours) },
              };
            },
          }]);
        return option;
      },
      read: (at) => {
        const x = Math.floor(at / SECOND / spec.column);
        const cells = (columns.get(x) || []).slice().sort((a, b) => b[1] - a[1]);
        const calls = cells.reduce((sum, cell) => sum + cell[1], 0);
        return { at: moment(x * spec.column) + ': ' + (calls ? grouped(calls, 0) + ' calls, most in ' + bandName(cells[0][0]) : 'no call ended'), values: {} };
      },
      table: () => [
        ['Time', ...Array.from({ length: bands + (spec.failed ? 1 : 0) }, (none, band) => bandName(band))],
        ...[...columns].map(([x, cells]) => [clock(x * spec.column),
          ...Array.from({ length: bands + (spec.failed ? 1 : 0) }, (none, band) => grouped((cells.find((cell) => cell[0] === band) || [0, 0])[1], 0))]),
      ],
    };
  }

  // ---- Percentile curve: the share of slower calls on a log axis.

  function percentile(beyond) {
    const percent = 100 - 100 / beyond;
    return 'p' + Number(percent.toFixed(percent < 99 ? 0 : Math.min(6, Math.ceil(Math.log10(beyond)) - 1)));
  }

  // Several runs have a curve each; what would not matter is shaded around the first.
  function curve(spec) {
    const longest = spec.series.reduce((best, next) => (next.points.length > best.points.length ? next : best));
    const last = longest.points[longest.points.length - 1];
    const highest = Math.max(...spec.series.map((series) => series.points[series.points.length - 1][1]));
    const compared = spec.series.length > 1;
    const nearest = (points, at) => points.reduce((best, next) => (Math.abs(Math.log(next[0] / at)) < Math.abs(Math.log(best[0] / at)) ? next : best));
    const ofSeries = (series) => [
      { name: series.name, type: 'line', data: series.points, color: token(series.style), lineStyle: { width: 1.8, type: dash(series.style) }, showSymbol: false, silent: true },
      ...series.intervals.map(([x, low, high]) => ({
        name: series.name, type: 'line', silent: true, showSymbol: false, data: [[x, low], [x, high]],
        lineStyle: { width: 5, color: token(series.style), opacity: 0.35, cap: 'butt', type: 'solid' },
      })),
    ];
    const share = (spec.matters || 0) / 100;
    const edge = (factor) => spec.series[0].points.map(([x, ms]) => [x, ms * factor]);
    const unimportant = {
      type: 'custom', silent: true, clip: true, data: [0],
      renderItem: (params, api) => ({
        type: 'polygon', shape: { points: [...edge(1 - share), ...edge(1 + share).reverse()].map((point) => api.coord(point)) },
        style: { fill: token('muted'), opacity: 0.15 },
      }),
    };
    return {
      id: 'curve', title: 'Percentiles of ok calls', legend: compared ? spec.series : undefined,
      option: () => {
        const common = basis();
        const drawn = spec.series.flatMap(ofSeries);
        drawn[0].markLine = limits(spec, highest);
        return {
          animation: false, textStyle: common.textStyle, grid: common.grid, axisPointer: { triggerOn: 'mousemove|click' },
          xAxis: {
            ...common.axis, type: 'log', min: 1, max: highest > 0 ? last[0] : 10, splitLine: { show: false },
            axisPointer: pointer(true), axisLabel: { ...common.label, hideOverlap: true, formatter: (value) => (value === 1 ? 'min' : percentile(value)) },
          },
          yAxis: { ...common.axis, axisLine: { show: false }, type: 'value', splitNumber: 4, axisPointer: { show: false }, axisLabel: { ...common.label, formatter: (value) => axisText(value, 'ms') } },
          series: share > 0 ? [unimportant, ...drawn] : drawn,
        };
      },
      read: (at) => {
        const x = nearest(longest.points, at)[0];
        const values = Object.fromEntries(spec.series.map((series) => [series.name, text(nearest(series.points, x)[1], 'ms')]));
        return { at: compared ? percentile(x) : percentile(x) + ': ' + values[longest.name], values };
      },
      table: () => [
        ['Percentile', ...spec.series.flatMap((series) => [compared ? series.name : 'Time', '95% interval'])],
        ...longest.points.map(([x]) => [percentile(x), ...spec.series.flatMap((series) => {
          const known = series.intervals.find((interval) => Math.abs(interval[0] - x) < 1e-3 * x);
          return [text(nearest(series.points, x)[1], 'ms'), known ? text(known[1], 'ms') + ' to ' + text(known[2], 'ms') : ''];
        })]),
      ],
    };
  }

  function distribution(spec) {
    const names = spec.counts.map((none, band) => text(spec.bounds[band], 'ms') + ' to ' + text(spec.bounds[band + 1], 'ms'));
    const total = spec.counts.reduce((sum, count) => sum + count, 0);
    return {
      id: spec.id, title: spec.title,
      option: () => {
        const common = basis();
        return {
          animation: false, textStyle: common.textStyle, grid: common.grid, axisPointer: { triggerOn: 'mousemove|click' },
          xAxis: {
            ...common.axis, type: 'category', data: names, axisPointer: { ...pointer(true), type: 'shadow', shadowStyle: { color: token('muted'), opacity: 0.12 } },
            axisLabel: { ...common.label, hideOverlap: true, formatter: (name, band) => axisText(spec.bounds[band], 'ms') },
          },
          yAxis: { ...common.axis, axisLine: { show: false }, type: 'value', minInterval: 1, splitNumber: 4, axisPointer: { show: false }, axisLabel: { ...common.label, formatter: (value) => grouped(value, 0) } },
          series: [{ type: 'bar', silent: true, data: spec.counts, color: token('p90'), barCategoryGap: '8%' }],
        };
      },
      read: (band) => ({ at: names[band] + ': ' + grouped(spec.counts[band], 0) + ' ' + spec.things + ', ' + (100 * spec.counts[band] / total).toFixed(2) + '%', values: {} }),
      table: () => [['Time', spec.things.charAt(0).toUpperCase() + spec.things.slice(1)], ...spec.counts.map((count, band) => [names[band], grouped(count, 0)])],
    };
  }

  // ---- Zoom, shared by all charts over time: drag, double click, or the buttons.

  // The stretch that is shown, in seconds; null for the whole run.
  let shown = null;
  let sharing = false;

  function whole() {
    return shown === null;
  }

  // Does the same in the other charts over time, whose events then say nothing new.
  function share(from, act, among = charts) {
    if (sharing) return;
    sharing = true;
    among.filter((chart) => chart.spec.overTime && chart !== from && chart.echart).forEach(act);
    sharing = false;
  }

  function zoomTo(from, to) {
    return { type: 'dataZoom', dataZoomIndex: 0, startValue: from * SECOND, endValue: to * SECOND };
  }

  function zoom(from, to) {
    const length = Math.max(2 * data.bin, Math.min(to - from, data.end));
    const start = Math.max(0, Math.min(from, data.end - length));
    charts.find((chart) => chart.spec.overTime).echart.dispatchAction(zoomTo(start, start + length));
  }

  function key() {
    const found = new Map(data.zones.filter((zone) => zone.style in KEYS).map((zone) => [zone.name, KEYS[zone.style]]));
    if (data.moments.length) found.set('change of level', 'inconclusive');
    return [...found].map(([name, style]) => element('span', { class: 'key' }, swatch(style), name));
  }

  function bar(keys) {
    const button = (label, name, action) => {
      const made = element('button', { type: 'button', 'aria-label': name, title: name }, label);
      made.addEventListener('click', action);
      return made;
    };
    // Moves the ends of what is shown by these shares of its length.
    const move = (first, last) => () => {
      const [from, to] = shown || [0, data.end];
      zoom(from + first * (to - from), to + last * (to - from));
    };
    return element('div', { class: 'bar' },
      element('h2', {}, 'Over time'),
      element('span', { class: 'note', id: 'range', role: 'status' }, 'Drag to zoom'),
      keys,
      button('←', 'Earlier', move(-0.5, -0.5)),
      button('→', 'Later', move(0.5, 0.5)),
      button('+', 'Zoom in', move(0.25, -0.25)),
      button('−', 'Zoom out', move(-0.5, 0.5)),
      button('Whole run', 'Show the whole run', () => zoom(0, data.end)));
  }

  // ---- Runs over time: a place for each run, its level and noise band, and a rule where the level changed.

  function trend(spec, runs, i) {
    const unit = spec.unit;
    const number = (place) => String(place + 1);
    const said = (place) => '#' + number(place) + ' ' + runs[place].date + ' ' + runs[place].verdict;
    const known = spec.values.filter((value) => value !== null);
    const low = Math.min(...known, ...spec.bands.flatMap((band) => (band ? [band[0]] : [])));
    const high = Math.max(...known, ...spec.bands.flatMap((band) => (band ? [band[1]] : [])));
    const room = 0.05 * (high - low) || 0.05 * Math.abs(high) || 1;
    return {
      id: 'trend-' + i, title: spec.title,
      option: () => {
        const common = basis();
        const line = (name, values, more) => ({ name, type: 'line', silent: true, showSymbol: false, data: values, ...more });
        const area = { stack: 'band', step: 'middle', lineStyle: { opacity: 0 } };
        return {
          animation: false, textStyle: common.textStyle, grid: { ...common.grid, top: 22 }, axisPointer: { triggerOn: 'mousemove|click' },
          xAxis: { ...common.axis, type: 'category', data: runs.map((run, place) => number(place)), axisPointer: pointer(true), axisLabel: { ...common.label, hideOverlap: true } },
          yAxis: {
            ...common.axis, axisLine: { show: false }, type: 'value', min: Math.max(0, low - room), max: unit === 'percent' ? Math.min(100, high + room) : high + room,
            splitNumber: 4, axisPointer: { show: false }, axisLabel: { ...common.label, showMinLabel: false, showMaxLabel: false, formatter: (value) => axisText(value, unit) },
          },
          series: [
            line('below', spec.bands.map((band) => (band ? band[0] : null)), area),
            line('noise', spec.bands.map((band) => (band ? band[1] - band[0] : null)), { ...area, areaStyle: { color: token('muted'), opacity: 0.15 } }),
            line('level', spec.levels, { step: 'middle', color: token('muted'), lineStyle: { width: 1, type: 'solid' } }),
            {
              name: spec.title, type: 'line', cursor: 'pointer', color: token('delivered'), lineStyle: { width: 1.2, opacity: 0.6 }, symbol: 'circle', symbolSize: 7, showAllSymbol: runs.length <= 120,
              data: spec.values.map((value, place) => ({
                value, itemStyle: runs[place].verdict === 'INVALID' ? { color: token('ground'), borderColor: token('invalid'), borderWidth: 1.5 } : { color: token('delivered') },
              })),
              markLine: {
                silent: true, symbol: 'none',
                data: spec.shifts.map((shift) => ({
                  xAxis: shift.before, lineStyle: { color: token(shift.style), type: 'solid', width: 1.5 },
                  label: { formatter: shift.name, position: 'end', color: token(shift.style), fontSize: 11 },
                })),
              },
            },
          ],
        };
      },
      open: (place) => runs[place] && runs[place].page,
      read: (place) => ({ at: said(place) + ': ' + text(spec.values[place], unit), values: {} }),
      table: () => [
        ['Run', 'Date (UTC)', spec.title, 'Level', 'Noise band', 'Change of level'],
        ...runs.map((run, place) => [number(place), run.date, text(spec.values[place], unit), text(spec.levels[place], unit),
          spec.bands[place] ? spec.bands[place].map((bound) => text(bound, unit)).join(' to ') : '', spec.shifts.filter((shift) => shift.before === place).map((shift) => shift.words).join('; ')]),
      ],
    };
  }

  // ---- Levels of a sweep: figures by load with their intervals, and rules at loads that mean something.

  function levels(spec, i, wide) {
    const places = spec.levels.map((level) => level.x);
    const measured = spec.series.filter((series) => series.values);
    const low = Math.min(...places);
    const high = Math.max(...places);
    const edges = low < high ? [low / 1.15, high * 1.15] : [low / 2, high * 2];
    const nearest = (at) => places.reduce((best, place, level) => (Math.abs(Math.log(place / at)) < Math.abs(Math.log(places[best] / at)) ? level : best), 0);
    const range = (series, level) => (series.intervals[level] ? series.intervals[level].map((bound) => text(bound, spec.unit)).join(' to ') : '');
    const drawn = (series) => [
      {
        name: series.name, type: 'line', silent: true, color: token(series.style), lineStyle: { width: 1.8, type: dash(series.style) },
        symbol: 'circle', symbolSize: 7, showSymbol: Boolean(series.values), data: series.curve || places.map((x, level) => [x, series.values[level]]),
      },
      ...(series.intervals || []).flatMap((interval, level) => (interval === null ? [] : [{
        name: series.name, type: 'line', silent: true, showSymbol: false, data: interval.map((bound) => [places[level], bound]),
        lineStyle: { width: 5, color: token(series.style), opacity: 0.35, cap: 'butt', type: 'solid' },
      }])),
    ];
    return {
      id: 'sweep-' + i, title: spec.title, legend: spec.series, wide,
      option: () => {
        const common = basis();
        const series = spec.series.flatMap(drawn);
        series[0].markLine = {
          silent: true, symbol: 'none',
          data: spec.rules.filter((rule) => rule.x >= edges[0] && rule.x <= edges[1]).map((rule) => ({
            xAxis: rule.x, lineStyle: { color: token(rule.style), type: 'solid', width: 1.5 },
            label: { formatter: rule.name, position: 'end', color: token(rule.style), fontSize: 11, align: rule.style === 'pass' ? 'right' : rule.style === 'fail' ? 'left' : 'center' },
          })),
        };
        return {
          animation: false, textStyle: common.textStyle, grid: { ...common.grid, top: 22, right: 44 }, axisPointer: { triggerOn: 'mousemove|click' },
          xAxis: {
            ...common.axis, type: 'log', logBase: 2, min: edges[0], max: edges[1], splitLine: { show: false },
            axisPointer: pointer(true), axisLabel: { ...common.label, hideOverlap: true, customValues: places, formatter: (value) => spec.levels[nearest(value)].mark },
          },
          yAxis: { ...common.axis, axisLine: { show: false }, type: 'value', splitNumber: 4, axisPointer: { show: false }, axisLabel: { ...common.label, formatter: (value) => axisText(value, spec.unit) } },
          series,
        };
      },
      read: (at) => {
        const level = nearest(at);
        return {
          at: spec.levels[level].name + ': ' + spec.levels[level].verdict,
          values: Object.fromEntries(measured.map((series) => [series.name, text(series.values[level], spec.unit)])),
        };
      },
      table: () => [
        ['Level', ...measured.flatMap((series) => [series.name, '95% interval']), 'Verdict'],
        ...spec.levels.map((level, place) => [level.name, ...measured.flatMap((series) => [text(series.values[place], spec.unit), range(series, place)]), level.verdict]),
      ],
    };
  }

  // ---- Sorting of tables: by the first number of a cell in its unit, or by text.

  const UNITS = { 'µs': 1e-3, ms: 1, s: 1e3, min: 6e4, h: 3.6e6, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 };

  function numberIn(cell) {
    const found = /^[^\d−-]*([−-]?[\d,]*\.?\d+)\s?([µa-zA-Z]*)/.exec(cell.textContent.trim());
    return found ? Number(found[1].replaceAll(',', '').replace('−', '-')) * (UNITS[found[2]] || 1) : Number.NEGATIVE_INFINITY;
  }

  // Sorts the rows of a table by a column, as its heading says.
  function sort(head) {
    const body = head.closest('table').tBodies[0];
    const column = head.cellIndex;
    const figures = head.classList.contains('figure');
    const total = (row) => row.cells[0].textContent.trim() === 'Aggregated';
    const order = (a, b) => (figures ? numberIn(a.cells[column]) - numberIn(b.cells[column]) : a.cells[column].textContent.localeCompare(b.cells[column].textContent));
    const sign = head.getAttribute('aria-sort') === 'descending' ? -1 : 1;
    body.append(...[...body.rows].sort((a, b) => total(a) - total(b) || sign * order(a, b)));
  }

  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    if (table.tBodies[0].rows.length < 3) return;
    heads.filter((head) => !head.querySelector('button')).forEach((head) => {
      const button = element('button', { type: 'button' }, head.textContent);
      button.addEventListener('click', () => {
        const descending = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : head.classList.contains('figure');
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        sort(head);
      });
      head.replaceChildren(button);
    });
  }

  document.querySelectorAll('table.sortable').forEach(sortable);

  // ---- Where the charts are.

  const place = document.getElementById('charts');
  const overTime = element('div', { class: 'charts' });
  const moments = element('ul', { class: 'note', hidden: '' });
  const keys = element('span', {});
  const ofWindow = element('div', { class: 'charts' });

  function specs() {
    const all = data.time.map(lines);
    // An odd chart out leaves a gap, which the heat map fills.
    if (data.heat) all.splice(Math.min(2, all.length), 0, heat({ ...data.heat, wide: data.time.length % 2 === 0 }));
    else if (all.length % 2) all[all.length - 1].wide = true;
    const ofWindow = [...(data.curve ? [curve(data.curve)] : []), ...(data.distributions || []).map(distribution)];
    if (ofWindow.length % 2) ofWindow[0].wide = true;
    return [...all, ...ofWindow];
  }

  function put(into, children) {
    if (children.length !== into.children.length || children.some((child, i) => child !== into.children[i])) into.replaceChildren(...children);
  }

  // Shows data: at first those of the page, then those of later moments of the same run.
  function show(next) {
    data = next;
    if (!data.time) return;
    const later = charts.length > 0;
    const identity = (spec) => (spec.id === 'server' ? spec.id + spec.title : spec.id);
    const known = new Map(charts.map((chart) => [identity(chart.spec), chart]));
    charts = specs().map((spec) => {
      const chart = known.get(identity(spec));
      if (chart) chart.become(spec);
      return chart || new Chart(spec);
    });
    const figures = (timed) => charts.filter((chart) => Boolean(chart.spec.overTime) === timed).map((chart) => chart.figure);
    put(overTime, figures(true));
    put(ofWindow, figures(false));
    keys.replaceChildren(...key());
    moments.replaceChildren(...data.moments.map((at) => element('li', {}, moment(at.at) + ': ' + at.name)));
    moments.hidden = data.moments.length === 0;
    if (place.hidden) {
      place.append(bar(keys), overTime, moments);
      place.hidden = false;
    }
    if (ofWindow.children.length && !ofWindow.parentNode) place.after(element('section', {}, element('h2', {}, 'Distribution'), ofWindow));
    charts.forEach((chart) => chart.draw(later));
  }

  show(data);
  document.querySelectorAll('.trend').forEach((container, i) => {
    const { runs, charts: specs } = data.trend[i];
    const made = specs.map((spec, figure) => new Chart(trend(spec, runs, i + '-' + figure)));
    container.append(...made.map((chart) => chart.figure));
    container.hidden = false;
    made.forEach((chart) => chart.draw());
    charts.push(...made);
  });
  document.querySelectorAll('.sweep').forEach((container) => {
    const made = data.sweep.map((spec, i) => new Chart(levels(spec, i, i === 0 && data.sweep.length % 2 === 1)));
    container.append(...made.map((chart) => chart.figure));
    container.hidden = made.length === 0;
    made.forEach((chart) => chart.draw());
    charts.push(...made);
  });
  const resize = () => charts.forEach((chart) => chart.echart.resize());
  addEventListener('resize', resize);
  // Paper is white, whatever the screen is.
  const paper = (printed) => () => {
    document.documentElement.toggleAttribute('data-paper', printed);
    charts.forEach((chart) => chart.draw());
    resize();
  };
  addEventListener('beforeprint', paper(true));
  addEventListener('afterprint', paper(false));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach((chart) => chart.draw()));
  window.wingload = { show, sortable, sort };
})();
