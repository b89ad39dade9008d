/** What must never stand in a log: tokens, signing secrets, response addresses, keys, passwords in addresses. */

const secretPatterns: Readonly<Record<string, RegExp>> = {
  'a Slack token': /xox[a-z]{1,2}-[\w.-]{4,}/g,
  'an app-level token': /xapp-[\w-]{4,}/g,
  'a response address': /hooks\.slack\.com\/\S+|\/commands\/\d+|\/response\/\w+/g,
  'the signing secret of the tests': /fake-signing-secret/g,
  'a signature': /v0=[0-9a-f]{64}/g,
  'a password in an address': /\b\w+:\/\/[^\s:/]+:[^\s@/]+@/g,
  'a key of encryption': /\b[0-9a-f]{64}\b/g,
  'an authorization header': /\b(?:Bearer|Basic) [\w.~+/-]{8,}/g,
  'a client secret': /client_secret["'=: ]+\w{6,}/g,
}

/** Each secret found, by what it is; empty: there is none. */
export function findSecrets(text: string): readonly string[] {
  return Object.entries(secretPatterns).flatMap(([kind, pattern]) =>
    (text.match(pattern) ?? []).map((secret) => `${kind}: ${secret.slice(0, 12)}…`),
  )
}
