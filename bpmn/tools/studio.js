// A headless browser that draws models with the libraries Modeler and Tasklist use.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const packageFile = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'];
const SCALE = 2;

const STAGES = {
  processes: {
    script: packageFile('bpmn-js', 'dist/bpmn-viewer.production.min.js'),
    styles: ['diagram-js.css', 'bpmn-js.css'].map(css => packageFile('bpmn-js', `dist/assets/${css}`)),
    tweaks: '',
    draw: drawProcess
  },
  decisions: {
    script: packageFile('dmn-js', 'dist/dmn-viewer.production.min.js'),
    styles: [
      'diagram-js.css', 'dmn-js-shared.css', 'dmn-js-drd.css', 'dmn-js-decision-table.css',
      'dmn-js-literal-expression.css', 'dmn-js-boxed-expression.css'
    ].map(css => packageFile('dmn-js', `dist/assets/${css}`)),
    // without what is only there to click on; the bpmn.io mark gets room of its own
    tweaks: `
      .dmn-definitions, .view-drd, .drill-down-overlay { display: none !important; }
      * { font-family: Arial !important; }
      .view { position: relative; padding-bottom: 60px; }
      .view.decisionTable table { margin-bottom: 50px; }
      .view.decisionTable { padding-bottom: 20px; }
      .view:not(.drd) > * { height: auto !important; position: static !important; }
      .textarea { min-height: 0 !important; height: auto !important; }`,
    draw: drawDecisions
  },
  forms: {
    script: packageFile('@bpmn-io/form-js', 'dist/form-viewer.umd.js'),
    styles: [packageFile('@bpmn-io/form-js', 'dist/assets/form-js.css')],
    tweaks: '',
    draw: drawForm
  }
};

/** Opens the browser; `draw(folder, text)` resolves to the PNG of one model, `vector(text)` to the SVG of a process. */
export async function openStudio() {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  const fonts = await fontFaces();
  return {
    draw(folder, text) {
      return onStage(folder, async page => {
        const size = await page.evaluate(STAGES[folder].draw, text);
        await page.setViewportSize(size);
        return page.screenshot({ clip: { x: 0, y: 0, ...size }, animations: 'disabled' });
      });
    },
    vector: text => onStage('processes', page => page.evaluate(vectorOf, text)),
    close: () => browser.close()
  };

  async function onStage(folder, work) {
    const { script, styles, tweaks } = STAGES[folder];
    const context = await browser.newContext({
      offline: true, deviceScaleFactor: SCALE, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC'
    });
    try {
      const page = await context.newPage();
      await page.setContent('<!DOCTYPE html><body><div id="stage"></div></body>');
      for (const path of styles) await page.addStyleTag({ path });
      await page.addStyleTag({ content: `${fonts} body { margin: 0; background: white; } ${tweaks}` });
      await page.addScriptTag({ path: script });
      await page.evaluate(() => Promise.all([document.fonts.load('12px Arial'), document.fonts.load('bold 12px Arial')]));
      return await work(page);
    } finally {
      await context.close();
    }
  }
}

function findBrowser() {
  const found = process.env.CHROMIUM ?? BROWSERS.find(path => existsSync(path));
  if (!found) throw new Error(`No Chromium at ${BROWSERS.join(', ')}; set CHROMIUM to the path of one.`);
  return found;
}

/** The same letters on every machine: Arimo, which is as wide as Arial, goes by the names that the libraries ask for. */
async function fontFaces() {
  const faces = [];
  for (const weight of [400, 700]) {
    const file = packageFile('@fontsource/arimo', `files/arimo-latin-${weight}-normal.woff2`);
    const data = (await readFile(file)).toString('base64');
    for (const family of ['Arial', 'IBM Plex Sans']) {
      faces.push(`@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) format('woff2'); }`);
    }
  }
  return faces.join('\n');
}

// The functions below run inside the page. Each draws into #stage and answers the size of the picture.

async function drawProcess(xml) {
  const MARGIN = 30;
  const FOOTER = 50; // the bpmn.io mark stays visible below the diagram
  const stage = document.querySelector('#stage');
  stage.style.cssText = 'width: 1000px; height: 600px';
  const viewer = new window.BpmnJS({ container: stage });
  await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const size = { width: Math.ceil(inner.width) + 2 * MARGIN, height: Math.ceil(inner.height) + MARGIN + FOOTER };
  stage.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
  canvas.resized();
  canvas.viewbox({ x: inner.x - MARGIN, y: inner.y - MARGIN, ...size });
  return size;
}

/**
 * The drawing alone: each element a group with its id and, where it is a shape, its bounds; no
 * inline styles, which pages forbid; ids that are the same every time.
 */
async function vectorOf(xml) {
  const stage = document.querySelector('#stage');
  stage.style.cssText = 'width: 1000px; height: 600px';
  const viewer = new window.BpmnJS({ container: stage });
  await viewer.importXML(xml);
  const { svg } = await viewer.saveSVG();
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const registry = viewer.get('elementRegistry');
  for (const outline of drawing.querySelectorAll('.djs-outline, .djs-hit, .djs-dragger')) outline.remove();
  for (const element of drawing.querySelectorAll('[data-element-id]')) {
    const { x, y, width, height } = registry.get(element.dataset.elementId);
    if (width) element.setAttribute('data-bounds', [x, y, width, height].map(Math.round).join(' '));
  }
  for (const element of drawing.querySelectorAll('[style]')) {
    for (const property of element.style) element.setAttribute(property, element.style.getPropertyValue(property));
    element.removeAttribute('style');
  }
  for (const element of drawing.querySelectorAll('[display="block"]')) element.removeAttribute('display');
  let text = new XMLSerializer().serializeToString(drawing).replace(/-?\d+\.\d{3,}(e-\d+)?/g, number => Number(Number(number).toFixed(2)));
  [...drawing.querySelectorAll('marker[id]')].forEach(({ id }, i) => { text = text.replaceAll(id, `end-${i + 1}`); });
  return text.replaceAll('><g', '>\n<g') + '\n';
}

async function drawDecisions(xml) {
  const stage = document.querySelector('#stage');
  stage.style.cssText = 'display: inline-block; min-width: 640px; padding: 24px; box-sizing: border-box';
  const views = await viewsOf(xml);
  // the requirements diagram says something only when there is more than one decision
  for (const { id, type } of views.length > 2 ? views : views.filter(view => view.type !== 'drd')) {
    const container = document.createElement('div');
    container.className = `view ${type}`;
    if (type === 'drd') container.style.cssText = 'width: 900px; height: 600px';
    stage.append(container);
    const viewer = new window.DmnJS({ container });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(view => view.id === id && view.type === type));
    if (type === 'drd') fitDrd(viewer.getActiveViewer(), container);
  }
  await new Promise(done => setTimeout(done, 100)); // Inferno draws a little later
  const { width, height } = stage.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height) };

  async function viewsOf(text) {
    const viewer = new window.DmnJS({ container: document.createElement('div') });
    await viewer.importXML(text, { open: false });
    return viewer.getViews();
  }

  function fitDrd(drd, container) {
    const canvas = drd.get('canvas');
    const { inner } = canvas.viewbox();
    const size = { width: Math.ceil(inner.width) + 60, height: Math.ceil(inner.height) + 100 };
    container.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
    canvas.resized();
    canvas.viewbox({ x: inner.x - 30, y: inner.y - 30, ...size });
  }
}

async function drawForm(json) {
  const stage = document.querySelector('#stage');
  stage.style.cssText = 'width: 720px; padding: 24px; box-sizing: border-box';
  const schema = JSON.parse(json);
  show(schema.components);
  await new window.FormViewer.Form({ container: stage }).importSchema(schema, placeholders(json));
  await new Promise(done => setTimeout(done, 300)); // Preact draws a little later
  const { width, height } = stage.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height) };

  /** Shows also what appears only after a certain answer. */
  function show(components = []) {
    for (const component of components) {
      delete component.conditional;
      show(component.components);
    }
  }

  /** Each {{path.to.value}} in a text becomes its own name in guillemets. */
  function placeholders(text) {
    const data = {};
    for (const [, path] of text.matchAll(/\{\{([a-zA-Z.]+)\}\}/g)) {
      const names = path.split('.');
      const last = names.pop();
      const holder = names.reduce((object, name) => (object[name] ??= {}), data);
      if (typeof holder === 'object') holder[last] ??= `‹${last}›`;
    }
    return data;
  }
}
