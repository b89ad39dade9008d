/** The part of an app manifest that the local Slack reads: what people can do with the app, and what the app may do. */
export type AppManifest = {
  readonly display_information: { readonly name: string; readonly background_color?: string }
  readonly features: {
    readonly slash_commands?: readonly SlashCommand[]
    readonly shortcuts?: readonly ManifestShortcut[]
  }
  readonly oauth_config?: {
    readonly scopes?: { readonly bot?: readonly string[]; readonly bot_optional?: readonly string[] }
  }
  /** Workflow steps by callback id. */
  readonly functions?: Readonly<Record<string, object>>
}

type SlashCommand = { readonly command: string; readonly description: string; readonly usage_hint?: string }

type ManifestShortcut = {
  readonly name: string
  /** `message` or `global`. */
  readonly type: string
  readonly callback_id: string
  readonly description: string
}

/** Every scope that a workspace may grant to the bot, the optional ones included. */
export function botScopes({ oauth_config: config }: AppManifest): readonly string[] {
  return [...(config?.scopes?.bot ?? []), ...(config?.scopes?.bot_optional ?? [])]
}
