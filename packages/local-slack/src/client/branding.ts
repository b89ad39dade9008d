/** What the page says about the app: its name, what to try, and examples. Texts in mrkdwn, unless they say otherwise. */
import type { AppManifest } from '../app-manifest.ts'

export type Branding = {
  readonly name: string
  /** The path of an icon, drawn in a view box of 20 by 20. */
  readonly iconPath: string
  /** CSS colour behind the icon. */
  readonly color: string
  readonly welcome: {
    /** Plain text. */
    readonly heading: string
    readonly introduction: string
    /** Plain text; a click sends it. */
    readonly examples: readonly string[]
    readonly paragraphs: readonly string[]
  }
  readonly directMessage: {
    readonly introduction: string
    /** Plain text; a click sends it. */
    readonly examples: readonly string[]
  }
  /** Plain text. */
  readonly help: readonly { readonly term: string; readonly description: string }[]
  /** Plain text, in empty composers. */
  readonly placeholders: { readonly directMessage: string; readonly thread: string }
  /** Plain text: why the page may have lost its connection. */
  readonly disconnected: string
}

/** A diamond. */
const defaultIconPath = 'M10 2l8 8-8 8-8-8Z'

/** What can be said of any app. */
export function defaultBranding({ display_information: display, features }: AppManifest): Branding {
  const commands = (features.slash_commands ?? []).map(({ command }) => command)
  return {
    name: display.name,
    iconPath: defaultIconPath,
    color: display.background_color ?? '#17324d',
    welcome: {
      heading: display.name,
      introduction: 'This is a small Slack on your own machine; the app in it is real.',
      examples: commands,
      paragraphs: [],
    },
    directMessage: { introduction: 'A direct message with the app.', examples: [] },
    help: [],
    placeholders: { directMessage: `Message ${display.name}`, thread: 'Reply…' },
    disconnected: 'Not connected: is the local Slack still running? Trying again…',
  }
}
