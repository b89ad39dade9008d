/**
 * The tests that guard a room, in the order in which they are asked: its own first, then those that rest on it, the
 * heavy ones last. None that starts a process or a server: a change is not felt there. Paths below test/.
 */
export const guardTests: Readonly<Record<string, readonly string[]>> = {
  language: ['language/', 'scenario/', 'team/', 'presentation/slack/forms/', 'check/', 'recommend/'],
  estimate: ['estimate/', 'receipt-coverage', 'tasks/audit', 'recommend/', 'accuracy/'],
  offers: ['offers/', 'prices', 'recommend/'],
}

/** Tests of speed, which say nothing about a change. */
export const excludedTests: readonly string[] = ['language/config/hostile-config.test.ts']
