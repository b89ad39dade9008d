/** "Is VAT in there? We're in Ireland": the country that a question of tax names, and its standard rate. */

/** Standard rates of VAT as shares, recalled in November 2026, by the words that name their country. */
const rates: readonly (readonly [string, number, RegExp])[] = [
  ['Austria', 0.2, /\b(?:austria|austrian|vienna)\b/iu],
  ['Belgium', 0.21, /\b(?:belgium|belgian)\b/iu],
  ['Bulgaria', 0.2, /\b(?:bulgaria|bulgarian)\b/iu],
  ['Croatia', 0.25, /\b(?:croatia|croatian)\b/iu],
  ['Czechia', 0.21, /\b(?:czechia|czech(?: republic)?|prague)\b/iu],
  ['Denmark', 0.25, /\b(?:denmark|danish)\b/iu],
  ['Finland', 0.255, /\b(?:finland|finnish|helsinki)\b/iu],
  ['France', 0.2, /\b(?:france|french|paris)\b/iu],
  ['Germany', 0.19, /\b(?:germany|german|berlin|munich)\b/iu],
  ['Greece', 0.24, /\b(?:greece|greek)\b/iu],
  ['Hungary', 0.27, /\b(?:hungary|hungarian)\b/iu],
  ['Ireland', 0.23, /\b(?:(?<!northern )ireland|irish|dublin)\b/iu],
  ['Italy', 0.22, /\b(?:italy|italian)\b/iu],
  ['Luxembourg', 0.17, /\b(?:luxembourg)\b/iu],
  ['the Netherlands', 0.21, /\b(?:netherlands|holland|dutch|amsterdam)\b/iu],
  ['Norway', 0.25, /\b(?:norway|norwegian)\b/iu],
  ['Poland', 0.23, /\b(?:poland|polish|warsaw)\b/iu],
  ['Portugal', 0.23, /\b(?:portugal|portuguese)\b/iu],
  ['Spain', 0.21, /\b(?:spain|spanish|madrid|barcelona)\b/iu],
  ['Sweden', 0.25, /\b(?:sweden|swedish|stockholm)\b/iu],
  ['Switzerland', 0.081, /\b(?:switzerland|swiss|zurich|zürich)\b/iu],
  ['the UK', 0.2, /\b(?:uk|u\.k\.|united kingdom|britain|british|england|london|northern ireland)\b/iu],
]

/** Null where none is named, or more than one. */
export function vatCountryIn(text: string): { readonly country: string; readonly share: number } | null {
  const [found, ...more] = rates.filter(([, , words]) => words.test(text))
  return found === undefined || more.length > 0 ? null : { country: found[0], share: found[1] }
}
