/**
 * The tests that guard a room, in the order in which they are asked: its own first, then those that rest on it, the
 * heavy ones last. None that starts a process or a server: a change is not felt there. Paths below test/.
 */
export const guards: Readonly<Record<string, readonly string[]>> = {
  scenario: ['scenario/', 'team/', 'reply/form/', 'check/', 'recommend/'],
  estimate: ['estimate/', 'receipt-walk', 'audit', 'recommend/', 'accuracy/'],
  offers: ['offers/', 'prices', 'recommend/'],
}

/** Tests of speed, which say nothing about a change. */
export const leftOut: readonly string[] = ['scenario/config/hostile.test.ts']
