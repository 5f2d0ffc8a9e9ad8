/** The drawings of the icons by name: an element and its attributes each. */
export type IconNodes = Readonly<Record<string, readonly (readonly [string, Readonly<Record<string, string>>])[]>>;

/** Icons of the app that are not Lucide's. */
const OWN: IconNodes = {
  'right-triangle': [['path', { d: 'M3 8L12 17L21 8' }]],
};

let known: IconNodes = OWN;

export function knowIcons(nodes: IconNodes): void {
  known = { ...nodes, ...OWN };
}

/** Draws an icon of the app. @throws for a name that the app does not know, where it would draw nothing. */
export function setIcon(el: HTMLElement, name: string): void {
  const nodes = known[name];
  if (nodes === undefined) throw new Error(`The app has no icon ${name}.`);
  el.empty();
  const svg = el.createSvg('svg', {
    cls: `svg-icon lucide-${name}`,
    attr: {
      width: 24, height: 24, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
      'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
    },
  });
  for (const [tag, attr] of nodes) svg.createSvg(tag as 'path', { attr: { ...attr } });
}
