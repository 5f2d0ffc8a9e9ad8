import { Tree, type NodeType, type TreeBuffer } from '@lezer/common';
import {
  parser as commonmark, Table, TaskList, type BlockContext, type LeafBlock, type LeafBlockParser, type Line, type MarkdownConfig, type MarkdownParser,
} from '@lezer/markdown';
import { scanInline } from './inline.ts';
import { linkDefinitions } from './link-definitions.ts';
import type { Span } from './span.ts';

/** A node of the Markdown tree, with offsets into the whole file. */
export interface MarkdownNode extends Span {
  /** `Paragraph`, `FencedCode`, `ATXHeading2`, `Link` …: the names of @lezer/markdown and of `inline.ts`. */
  readonly name: string;
  /** Number of nodes around it, the document included: 1 for a block at the top level. */
  readonly depth: number;
}

/** More levels of lists and quotes than people write; beyond it a line is a plain paragraph (hostile text stays fast). */
const MOST_NESTED_BLOCKS = 40;
const INLINE_NODES = ['InlineMath', 'Embed', 'Tag', 'BlockId', 'Footnote', 'LinkDefinition'];
/** Replaced by `scanInline`, which is linear on any text, or by nothing. */
const INLINE_PARSERS = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'];

const nestingLimit: MarkdownConfig = {
  parseBlock: [{
    name: 'NestingLimit',
    before: 'IndentedCode',
    parse(context, line) {
      if (context.depth <= MOST_NESTED_BLOCKS) return false;
      const start = context.lineStart + line.pos;
      const content = line.text.slice(line.pos);
      context.addElement(context.elt('Paragraph', start, start + content.length, context.parser.parseInline(content, start)));
      context.nextLine();
      return true;
    },
  }],
};

/** `%%` and `$$` at the start of a line, up to the line that closes them. */
const obsidianBlocks: MarkdownConfig = {
  defineNodes: [{ name: 'CommentFence', block: true }, { name: 'MathBlock', block: true }],
  parseBlock: [
    {
      name: 'CommentFence',
      before: 'IndentedCode',
      parse: (context, line) => fencedBlock(context, line, '%%', 'CommentFence'),
      endLeaf: (_context, line) => opensFence(line, '%%'),
    },
    {
      name: 'MathBlock',
      before: 'IndentedCode',
      parse: (context, line) => fencedBlock(context, line, '$$', 'MathBlock'),
      endLeaf: (_context, line) => opensFence(line, '$$'),
    },
  ],
};

function opensFence(line: Line, fence: string): boolean {
  return line.text.startsWith(fence, line.pos) && !line.text.includes(fence, line.pos + 2);
}

function fencedBlock(context: BlockContext, line: Line, fence: string, node: string): boolean {
  if (!opensFence(line, fence)) return false;
  const start = context.lineStart + line.pos;
  let end = context.lineStart + line.text.length;
  let rest = '';
  const depth = context.depth;
  while (context.nextLine() && context.depth >= depth) {
    end = context.lineStart + line.text.length;
    const close = line.text.indexOf(fence, line.basePos);
    if (close >= 0) {
      end = context.lineStart + close + 2;
      rest = line.text.slice(close + 2);
      context.nextLine();
      break;
    }
  }
  context.addElement(context.elt(node, start, end));
  // What follows the closing fence on its line is prose again, and may hold links.
  if (rest.trim() !== '') context.addElement(context.elt('Paragraph', end, end + rest.length, context.parser.parseInline(rest, end)));
  return true;
}

function inlineScanner(definitions: ReadonlySet<string>): MarkdownConfig {
  return {
    defineNodes: [...INLINE_NODES],
    remove: INLINE_PARSERS,
    parseInline: [{
      name: 'Inline',
      parse(context, _next, position) {
        if (position > context.offset) return -1;
        for (const span of scanInline(context.text, definitions)) {
          context.addElement(context.elt(span.kind, position + span.start, position + span.end));
        }
        return context.end;
      },
    }],
  };
}

/** Paragraphs without what the parser does to pack the nodes in them: most have none. */
function paragraphs(definitions: ReadonlySet<string>): MarkdownConfig {
  let types: ReadonlyMap<string, NodeType> | null = null;
  const parser: LeafBlockParser = {
    nextLine: () => false,
    finish(context, leaf) {
      types ??= new Map(context.parser.nodeSet.types.map((type) => [type.name, type]));
      context.addElement(context.elt(paragraphTree(leaf, definitions, types), leaf.start));
      return true;
    },
  };
  return { parseBlock: [{ name: 'PlainParagraph', leaf: () => parser }] };
}

const NO_NODES: readonly never[] = [];

function paragraphTree({ content }: LeafBlock, definitions: ReadonlySet<string>, types: ReadonlyMap<string, NodeType>): Tree {
  const spans = scanInline(content, definitions);
  const treeOf = (name: string, children: readonly Tree[], positions: readonly number[], length: number): Tree =>
    new Tree(types.get(name) as NodeType, children, positions, length);
  if (spans.length === 0) return treeOf('Paragraph', NO_NODES, NO_NODES, content.length);
  const children = spans.map(({ kind, start, end }) => treeOf(kind, NO_NODES, NO_NODES, end - start));
  return treeOf('Paragraph', children, spans.map((span) => span.start), content.length);
}

/** Tables, looked for only where there is a `|`: the parser asks at each line. */
const tables: MarkdownConfig = {
  ...Table,
  parseBlock: (Table.parseBlock ?? []).map((table) => ({
    ...table,
    leaf: (context, leaf) => (leaf.content.includes('|') ? table.leaf?.(context, leaf) ?? null : null),
    endLeaf: (context, line, leaf) => line.text.includes('|') && table.endLeaf?.(context, line, leaf) === true,
  })),
};

/** `[label]: address` is left to `scanInline`: by CommonMark's rule `[Ada]: Yes.` would be a definition too. */
const base = commonmark.configure([tables, TaskList, { remove: ['LinkReference'] }, nestingLimit, obsidianBlocks]);

const NO_DEFINITIONS: ReadonlySet<string> = new Set();

const withoutDefinitions = base.configure([inlineScanner(NO_DEFINITIONS), paragraphs(NO_DEFINITIONS)]);

function parserFor(body: string): MarkdownParser {
  const definitions = linkDefinitions(body);
  return definitions.size === 0 ? withoutDefinitions : base.configure([inlineScanner(definitions), paragraphs(definitions)]);
}

/** The structure of a note's body: blocks, and what is not prose in them. */
export class MarkdownTree {
  /** In document order, parents first. */
  private readonly nodes: readonly MarkdownNode[];

  /** @param text the whole file @param bodyStart where the Markdown begins, after the front matter */
  constructor(text: string, bodyStart: number) {
    const body = text.slice(bodyStart);
    this.nodes = nodesOf(parserFor(body).parse(body), bodyStart);
  }

  /** Visits the nodes in document order, parents first; where `visit` answers false, it stays out of the children. */
  walk(visit: (node: MarkdownNode) => boolean | undefined): void {
    const { nodes } = this;
    for (let at = 0; at < nodes.length;) {
      const node = nodes[at] as MarkdownNode;
      const staysOut = visit(node) === false;
      at++;
      if (staysOut) while (at < nodes.length && (nodes[at] as MarkdownNode).depth > node.depth) at++;
    }
  }
}

/** All nodes but the document. The tree's own cursor would take longer, and bring much code along. */
function nodesOf(tree: Tree, offset: number): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  addBelow(tree, offset, 1, nodes);
  return nodes;
}

/**
 * Adds the nodes below one in document order. Nodes without a name only hold others together.
 * @param start of the node that holds them
 */
function addBelow({ children, positions }: Tree, start: number, depth: number, nodes: MarkdownNode[]): void {
  for (let index = 0; index < children.length; index++) {
    const child = children[index] as Tree | TreeBuffer;
    const at = start + (positions[index] as number);
    if (!(child instanceof Tree)) addPacked(child, 0, child.buffer.length, at, depth, nodes);
    else if (child.type.isAnonymous) addBelow(child, at, depth, nodes);
    else {
      nodes.push(nodeOf(child.type.name, at, at + child.length, depth));
      addBelow(child, at, depth + 1, nodes);
    }
  }
}

/** The same for small nodes, which are packed: of each the number of its type, its start and end, and where what is in it ends. */
function addPacked(packed: TreeBuffer, first: number, last: number, start: number, depth: number, nodes: MarkdownNode[]): void {
  const { buffer, set } = packed;
  for (let at = first; at < last; at = buffer[at + 3] as number) {
    const { name, isAnonymous } = set.types[buffer[at] as number] as NodeType;
    if (!isAnonymous) nodes.push(nodeOf(name, start + (buffer[at + 1] as number), start + (buffer[at + 2] as number), depth));
    addPacked(packed, at + 4, buffer[at + 3] as number, start, isAnonymous ? depth : depth + 1, nodes);
  }
}

// The tree gives some as floating-point numbers, and one is enough for engines to keep all offsets as such: whole ones are read twice as fast.
const nodeOf = (name: string, start: number, end: number, depth: number): MarkdownNode => ({ name, start: start | 0, end: end | 0, depth });
