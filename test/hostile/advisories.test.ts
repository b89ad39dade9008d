import { expect, test } from 'vitest'
import { parseAuditReport } from './npm-audit.ts'
import { findSecrets } from './secrets.ts'

const auditOutput = (severity: string) =>
  JSON.stringify({
    vulnerabilities: {
      left: { severity, range: '<2', via: [{ title: 'ReDoS', url: 'https://example.com/1' }, 'pad'] },
    },
    metadata: { dependencies: { total: 12 } },
  })

test('a grave fault is one, a small one is only said, and a registry that is away fails nobody', () => {
  expect(parseAuditReport(auditOutput('high'))).toEqual({
    isGrave: true,
    lines: [
      'advisories: 12 packages, 1 with known faults, 1 of them grave',
      '  high: left <2: ReDoS https://example.com/1',
    ],
  })
  expect(parseAuditReport(auditOutput('moderate')).isGrave).toBe(false)
  for (const printed of ['', '{"error":{"code":"ENOTFOUND"}}', '<html>', '{"message":"Not Found"}']) {
    expect(parseAuditReport(printed)).toEqual({
      isGrave: false,
      lines: ['advisories: the registry could not be asked; nothing was checked'],
    })
  }
})

test.each([
  'token xoxb-1234-abcd sent',
  'xapp-1-A0-123456',
  'POST https://hooks.slack.com/commands/T0/1/x',
  'v0=' + 'ab'.repeat(32),
  'postgres://app:hunter2@db/gpucost',
  'authorization: Bearer abcdefgh',
])('the scanner of logs finds the secret in “%s”', (line) => {
  expect(findSecrets(`{"msg":"${line}"}`)).not.toEqual([])
})

test('the scanner finds nothing in an honest line', () => {
  expect(
    findSecrets('{"level":30,"request":"e6037a87-64b0-488f-bcca-ca12c6c593da","team":"T0FAKE","msg":"finished"}'),
  ).toEqual([])
})
