/** The speed of a network in a first text: "3.2 Tb/s IB", "100GbE", "400 Gbps"; no amount of data. */

const linkSpeed =
  /(?:\b(?:on|at|with|over|via)\s+)?(?<![\w.])\d{1,4}(?:\.\d+)?\s?(?:[mgt](?:b|bit|ib|igabit)?(?:\/s(?:ec)?|ps)|[gt]be|[gt]b(?:it)?(?=\s+(?:ethernet|infiniband|ib|roce|network|interconnect|nics?|links?)\b)|g(?=\s+(?:ethernet|infiniband|network|interconnect|nics?|links?|roce|ib)\b)|[mgt]bit(?!s?\s+of\b)|gigabit|gig(?=\s+(?:ethernet|e\b|network)))\b(?:\s+(?:ethernet|infiniband|ib|roce(?:v2)?|network(?:ing)?|interconnect))?|\b(?:infiniband|ib|roce(?:v2)?|ethernet)\s+(?:of\s+|at\s+)?\d{1,4}(?:\.\d+)?\s?[gt]b(?:it)?(?:\/s|ps)?\b/iu

/** The text without it; `words` null: none is named. */
export function withoutLinkSpeed(text: string): { readonly rest: string; readonly words: string | null } {
  const found = linkSpeed.exec(text)
  if (found === null) return { rest: text, words: null }
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  return { rest, words: found[0].replace(/^(?:on|at|with|over|via)\s+/iu, '').trim() }
}

/** Gbit a second of the network that a text names; null: none, or none that can be read. */
export function linkGbitsIn(text: string): number | null {
  const words = (withoutLinkSpeed(text).words ?? '')
    .toLowerCase()
    .replace(/^[a-z]+(?:v2)? (?:of |at )?/u, '')
    .replaceAll(' ', '')
  const value = Number.parseFloat(words)
  const scale = { m: 1e-3, g: 1, t: 1e3 }[words.replace(/^[\d.]+/u, '')[0] ?? '']
  return value > 0 && scale !== undefined ? value * scale : null
}
