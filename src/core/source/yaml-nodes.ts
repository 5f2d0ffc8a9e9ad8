import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node } from 'yaml';
import { trailing } from './yaml-quoting.ts';

/** What stands behind the aliases of a document, and what its parser let pass. */
export interface NodeWalk {
  /** What an alias stands for; any other node itself. */
  readonly resolved: (node: unknown) => unknown;
  /** The first thing that readers of YAML refuse, `''` when there is none; `offset` is where, in the parser's source. */
  readonly error: string;
  readonly offset: number;
}

/** What all aliases together may unfold to, in characters of what they stand for. */
const MOST_UNFOLDED = 256 * 1024;

/**
 * Goes through the nodes of a document once. The parser would look for the anchor of each alias from the beginning, and
 * for a key among all keys before it: both take quadratic time. It also accepts a closing quotation mark that is escaped.
 * @param source what the document was parsed from
 */
export function walkNodes(document: Document, source: string): NodeWalk {
  const walk = new Walk(source);
  walk.visit(document.contents);
  return { resolved: (node) => (isAlias(node) ? walk.targets.get(node) : node), error: walk.error, offset: walk.offset };
}

class Walk {
  readonly targets = new Map<unknown, Node>();
  error = '';
  offset = 0;
  private readonly anchors = new Map<string, Node>();
  private unfolded = 0;

  constructor(private readonly source: string) {}

  visit(node: unknown): void {
    if (!isNode(node)) return;
    if (isAlias(node)) {
      this.visitAlias(node, node.source);
      return;
    }
    if (isScalar(node) && this.isLeftOpen(node)) this.refuse('a quotation mark is missing at the end', node);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) this.visit(item);
    if (isMap(node)) {
      const keys = new Set<string>();
      for (const { key, value } of node.items) {
        this.visit(key);
        if (isScalar(key)) this.visitKey(keys, key);
        this.visit(value);
      }
    }
  }

  private visitKey(keys: Set<string>, key: Node & { value: unknown; type?: string }): void {
    const text = String(key.value);
    if (text === '' && key.type === 'PLAIN') this.refuse('a property has no name', key);
    if (keys.has(text)) this.refuse(`“${text.slice(0, 80)}” is there twice`, key);
    keys.add(text);
  }

  private visitAlias(node: Node, name: string): void {
    const target = this.anchors.get(name);
    if (target === undefined) {
      this.refuse(`“*${name.slice(0, 80)}” stands for nothing, as no “&${name.slice(0, 80)}” is above it`, node);
      return;
    }
    this.targets.set(node, target);
    this.unfolded += target.range ? target.range[1] - target.range[0] : 0;
    if (this.unfolded > MOST_UNFOLDED) this.refuse('its aliases stand for too much text', node);
  }

  private isLeftOpen(node: Node & { type?: string }): boolean {
    if (!node.range || (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE')) return false;
    const inner = this.source.slice(node.range[0] + 1, node.range[1] - 1);
    return trailing(inner, node.type === 'QUOTE_SINGLE' ? "'" : '\\') % 2 === 1;
  }

  private refuse(error: string, node: Node): void {
    if (this.error !== '') return;
    this.error = error;
    this.offset = node.range?.[0] ?? 0;
  }
}
