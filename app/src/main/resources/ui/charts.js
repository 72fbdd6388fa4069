'use strict';

// Draws the bars of every canvas that has them, in the colours of the page.
// Each bar leads to its leads; whoever uses no mouse has the same links in the table beneath.

const drawn = new Map();

/** What a colour of the style sheet is now: in the light, or in the dark. */
function colour(name, probe) {
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

function palette() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colours = {
    ink: colour('ink', probe),
    soft: colour('soft', probe),
    line: colour('line', probe),
    card: colour('card', probe),
    hues: [0, 1, 2, 3, 4, 5].map((hue) => colour(`hue-${hue}`, probe)),
  };
  probe.remove();
  return colours;
}

function settings({ labels, series, links }, colours, { sideways, shares }) {
  const amounts = {
    beginAtZero: true,
    stacked: true,
    border: { display: false },
    grid: { color: colours.line },
    ticks: { color: colours.soft, precision: 0, maxTicksLimit: sideways ? 5 : 6 },
    ...(shares && { max: 100 }),
  };
  const whole = labels.map((_, i) => series.reduce((sum, { values }) => sum + values[i], 0));
  const shown = (values) =>
    shares
      ? values.map((value, i) => (whole[i] ? (100 * value) / whole[i] : 0))
      : values.map((value) => value || null); // what is 0 is not drawn as the least bar
  const names = {
    stacked: true,
    grid: { display: false },
    border: { color: colours.line },
    ticks: { color: colours.ink, autoSkip: !sideways, maxRotation: 0, autoSkipPadding: 12 },
  };
  return {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(({ label, values, hue }) => ({
        label,
        data: shown(values),
        counts: values,
        backgroundColor: colours.hues[hue],
        borderColor: colours.card,
        borderWidth: sideways ? { right: 1 } : { top: 1 },
        maxBarThickness: 34,
        minBarLength: shares ? 0 : 2,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: sideways ? 'y' : 'x',
      scales: sideways ? { x: amounts, y: names } : { x: names, y: amounts },
      interaction: { mode: 'index', axis: sideways ? 'y' : 'x', intersect: false },
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          labels: { color: colours.ink, boxWidth: 14, boxHeight: 14 },
        },
        tooltip: {
          filter: ({ raw }) => raw > 0,
          callbacks: {
            label: ({ dataset, dataIndex, raw }) =>
              ` ${dataset.label}: ${dataset.counts[dataIndex].toLocaleString('en')}` +
              (shares ? ` (${Math.round(raw)} %)` : ''),
          },
        },
      },
      onHover: (event, bars) => {
        event.native.target.style.cursor = bars.length && links.length ? 'pointer' : 'default';
      },
      onClick: (event, bars) => {
        if (bars.length && links.length) {
          location.assign(links[bars[0].index]);
        }
      },
    },
  };
}

function draw() {
  const colours = palette();
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) {
    drawn.get(canvas)?.destroy();
    const chart = JSON.parse(canvas.dataset.chart);
    drawn.set(canvas, new Chart(canvas, settings(chart, colours, {
      sideways: 'sideways' in canvas.dataset,
      shares: 'shares' in canvas.dataset,
    })));
  }
}

draw();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
