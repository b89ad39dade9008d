/** Names of machines of clouds: "p5.48xlarge", "NC24ads A100 v4", "p4d.24xl". */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Meaning } from './meanings.ts'
import type { PhraseTrie } from './phrase-trie.ts'

/** Each name of the catalog, with spaces for its underscores, short, and by what else it is called. */
export function addInstanceNames({ instances }: Pick<Catalog, 'instances'>, phrases: PhraseTrie<Meaning>): void {
  for (const [name, { provider, gpu, gpuCount, aliases = [] }] of instances) {
    const short = name.replace(/(?<=\.\d{1,3}xl)arge$/, '')
    for (const spelling of new Set([name, name.replaceAll('_', ' '), short, ...aliases]))
      phrases.add(`[standard|ml] ${spelling}`, { kind: 'instance', provider, gpu, count: gpuCount })
  }
}
