/** A minimal reader of XML elements, for tests of the parts we write. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads well-formed XML; throws when a tag is not closed in order. */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  for (const [, closing, name = '', written = '', selfClosing, text = ''] of xml.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>([^<]*)|<\?[^>]*\?>\s*/g,
  )) {
    if (name === '') continue;
    if (closing === '/') {
      const ended = open.pop();
      if (ended?.name !== name) throw new Error(`</${name}> closes <${ended?.name ?? ''}>`);
    } else {
      const attributes = Object.fromEntries(
        [...written.matchAll(/([\w:.-]+)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
      );
      const child: XmlElement = { name, attributes, children: [], text };
      open.at(-1)?.children.push(child);
      if (selfClosing === '') open.push(child);
    }
  }
  const [first] = root.children;
  if (open.length !== 1 || first === undefined) throw new Error('the document does not end');
  return first;
}

/** All elements below, the element itself included. */
export function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}
