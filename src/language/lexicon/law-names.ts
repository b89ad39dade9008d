/** Names of laws and regulators, and the certificates that somebody holds. */
import type { Catalog } from '../../catalog/catalog.ts'
import { type Certificate, certificateKind, holdsCertificate } from '../../catalog/provider.ts'
import type { Meaning } from './meanings.ts'
import type { PhraseTrie } from './phrase-trie.ts'

/** They are known words; what place they imply is told when the text is read whole. */
export function addLawNames({ laws }: Catalog['jurisdictions'], phrases: PhraseTrie<Meaning>): void {
  for (const { words } of laws)
    for (const word of words)
      phrases.add(`${word} [rules|regulations|guidelines|regulated|compliant|compliance] [apply|applies]`, {
        kind: 'no-effect',
        note: '',
      })
}

/** Places that laws, certificates and institutions imply, and the certificates that somebody holds for machines of its own. */
export type ImpliedPlaces = Catalog['jurisdictions'] & { readonly heldCertificates: ReadonlySet<Certificate> }

/** Those of a catalog. */
export const impliedPlacesOf = ({
  jurisdictions,
  providers,
}: Pick<Catalog, 'jurisdictions' | 'providers'>): ImpliedPlaces => ({
  ...jurisdictions,
  heldCertificates: new Set(
    certificateKind.options.filter((one) =>
      [...providers.values()].some((provider) => provider.hosts === 'own' && holdsCertificate(provider, one)),
    ),
  ),
})
