/** The port, and the app where it runs already: on this machine, and at the address where Slack reaches it. */
import * as z from 'zod'
import { sendChallenge } from './check-signing.ts'
import { bad, type SetupFinding, good, note } from './finding.ts'
import type { PagePath } from './slack-pages.ts'

const readinessSchema = z.object({ ready: z.boolean(), troubles: z.array(z.string()).default([]) })

/** `secret` null: Socket Mode, where nothing is signed. */
export async function checkProcess(port: number, secret: string | null): Promise<SetupFinding[]> {
  const subject = `port ${port}`
  const address = `http://127.0.0.1:${port}`
  const health = await fetchText(`${address}/healthz`)
  if (health === null) return [good(subject, 'Free: npm start will take it.')]
  if (!health.text.includes('"alive":true')) {
    return [bad(subject, 'Another program answers there.', 'End it, or set PORT to another port.')]
  }
  const ready = await fetchText(`${address}/readyz`)
  const parsed = readinessSchema.safeParse(parseJson(ready?.text ?? ''))
  const findings: SetupFinding[] =
    parsed.success && parsed.data.ready
      ? [good(subject, 'The app runs there, and is ready.')]
      : [
          bad(
            subject,
            'The app runs there, but cannot answer.',
            parsed.data?.troubles.join(' ') || 'Look into its log.',
          ),
        ]
  if (secret !== null && (await sendChallenge(address, secret)) !== 'taken') {
    findings.push(
      bad(
        subject,
        'The app that runs there has another signing secret, or uses Socket Mode.',
        'Restart it: npm start.',
      ),
    )
  }
  return findings
}

/** What Slack meets at the address: TLS, a proxy, the app, its signing secret. */
export async function checkAddress(address: string, secret: string, pagePath: PagePath): Promise<SetupFinding[]> {
  try {
    const [signed, forged] = await Promise.all([sendChallenge(address, secret), sendChallenge(address, `${secret}0`)])
    if (signed === 'taken' && forged === 'refused') {
      return [
        good(address, 'It reaches the app, which takes what is signed and refuses what is not.'),
        note(
          address,
          `Slack asks there too, once: ${pagePath('event-subscriptions')} shows "Verified" beside the Request URL.`,
        ),
      ]
    }
    if (signed === 'refused') {
      return [bad(address, 'It reaches an app with another signing secret.', 'Restart the app there with this .env.')]
    }
    if (forged === 'taken') {
      return [
        bad(
          address,
          'It takes requests that Slack did not sign.',
          'Something before the app answers in its place; route /slack/events to the app.',
        ),
      ]
    }
    return [
      bad(
        address,
        `${address}/slack/events ${signed.startsWith('answered') ? signed : `was ${signed}`}.`,
        /50[234]$/.test(signed)
          ? 'The proxy is there and the app behind it is not: start it, and let the proxy reach its PORT.'
          : 'Let the proxy hand every path on to the app: /slack/*, and /healthz.',
      ),
    ]
  } catch (error) {
    const reason = innermostMessage(error)
    const isTls = /cert|self.signed|altname|SSL|TLS/i.test(reason)
    return [
      bad(
        address,
        `It cannot be reached from here: ${reason}.`,
        isTls
          ? 'Slack wants a certificate from a public authority, for this very name.'
          : 'Check its DNS name, the firewall and the proxy. Where only this machine cannot reach it, check from another.',
      ),
    ]
  }
}

/** Null: nothing listens there. */
async function fetchText(url: string): Promise<{ readonly status: number; readonly text: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000) })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return innermostMessage(error).includes('ECONNREFUSED') ? null : { status: 0, text: '' }
  }
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'for no given reason'
  if (error.cause !== undefined) return innermostMessage(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
