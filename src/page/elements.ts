/** Elements of a document. What people typed arrives as text and stays text: nothing here reads HTML. */

type Attributes = Readonly<Record<string, string | number | boolean | null>>
type Child = Node | string

/** An attribute of null or false is absent, of true empty. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

/** An element of SVG; attributes that are null are left off. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) target.setAttribute(name, value === true ? '' : String(value))
  }
}

/** A button of that label. */
export function button(label: string, onPress: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', onPress)
  return made
}

/** The element of index.html with that id. Throws where the page has none. */
export function pageElement<T extends HTMLElement>(id: string, type: { new (): T }): T {
  const found = document.querySelector(`#${id}`)
  if (!(found instanceof type)) throw new Error(`the page has no #${id}`)
  return found
}
