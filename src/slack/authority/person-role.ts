/** Who somebody is in a workspace. */

/**
 * `outsider`: a guest, somebody of another company, a bot, or an account that is gone. `unknown`: the workspace does
 * not let the app see, or Slack did not answer in time.
 */
export type PersonRole = 'admin' | 'member' | 'outsider' | 'unknown'
