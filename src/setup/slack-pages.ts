/** Where in Slack's pages a thing is found or changed. */

const pages = {
  general: 'Basic Information',
  oauth: 'OAuth & Permissions',
  'install-on-team': 'Install App',
  'socket-mode': 'Socket Mode',
  'event-subscriptions': 'Event Subscriptions',
} as const

export type Page = keyof typeof pages

/** `at(null)('general', 'App Credentials')`: the way to click, and the address where the app is known. */
export type PagePath = (page: Page, section?: string) => string

/** `appId` is the id that Slack gave the app, such as A012ABCD0A0; null: not known. */
export function pagePathFor(appId: string | null): PagePath {
  return (page, section) => {
    const path = [pages[page], ...(section === undefined ? [] : [section])].join(' > ')
    return appId === null
      ? `https://api.slack.com/apps > your app > ${path}`
      : `${path} (https://api.slack.com/apps/${appId}/${page})`
  }
}

/** An app-level token holds the id of its app: xapp-1-A012ABCD0A0-… */
export function appIdIn(appToken: string | undefined): string | null {
  return /^xapp-\d+-(A[A-Z0-9]{5,})-/.exec(appToken ?? '')?.[1] ?? null
}
