/** Bolt's receiver of signed requests by itself, for checking a signing secret. */
import { HTTPReceiver } from '@slack/bolt'
import { boltLogger, createLog } from '../observability/log.ts'

/** Takes what is signed with `signingSecret` and refuses everything else; logs nothing. */
export const silentReceiver = (signingSecret: string): HTTPReceiver =>
  new HTTPReceiver({ signingSecret, logger: boltLogger(createLog('silent')) })
