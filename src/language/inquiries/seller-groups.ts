/** "Marketplace vs one of the big three", "cheapest reputable vs AWS": groups of sellers that prices are asked of. */

/** `any`: whoever is cheapest and can be relied on. */
export type SellerGroup = 'marketplace' | 'neocloud' | 'hyperscaler' | 'own' | 'any'

const groups: readonly (readonly [SellerGroup, RegExp])[] = [
  ['any', /\b(?:cheapest|lowest|least)\b[^.?!;\n]{0,40}\b(?:vs\.?|versus|against|compared (?:to|with)|than)(?!\w)/iu],
  [
    'marketplace',
    /\b(?:market ?-?places?|peer[- ]to[- ]peer|p2p|community(?: clouds?| hosts?)?|crowd ?-?sourced|decentrali[sz]ed)\b/iu,
  ],
  [
    'neocloud',
    /\b(?:neo-?clouds?|(?:speciali[sz]ed|specialist|gpu|independent|smaller|boutique|alternative)(?: gpu)? (?:clouds?|providers?|hosts?|vendors?)|(?:or|vs\.?|versus|against|than) (?:an? |the |some )?(?:cheaper|cheap|small|budget|low-cost|lesser[- ]known|other)(?: gpu)? (?:clouds?|providers?|hosts?|vendors?|sellers?))\b/iu,
  ],
  ['own', /\b(?:secure cloud|data ?-?cent(?:er|re)s?)\b/iu],
  [
    'hyperscaler',
    /\b(?:hyper-?scalers?|big[- ](?:three|3)(?: clouds?)?|(?:big|large|major) (?:clouds?|cloud providers?))\b/iu,
  ],
]
const reputation =
  /^(?:reputable|trusted|trustworthy|reliable|serious|established|cheapest|charges?|compared|speciali[sz]ed|specialist|independent|smaller|small|cheaper|cheap|budget|boutique|alternative)$/iu

/** In the order of the list above; empty where none is named. */
export const sellerGroupsIn = (text: string): readonly SellerGroup[] =>
  groups.flatMap(([group, words]) => (words.test(text) ? [group] : []))

/** Whether words are those of a group, or of its standing. */
export const isSellerWords = (words: string): boolean =>
  reputation.test(words) || groups.some(([group, pattern]) => group !== 'any' && pattern.test(words))
