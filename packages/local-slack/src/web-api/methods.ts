/** Every method of the Web API that the local Slack knows, by name. */
import type { JsonObject } from '../json.ts'
import { type ApiMethod, type MethodContext, apiError } from './api-method.ts'
import { authMethods } from './auth.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { functionMethods } from './functions.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'

const methods: Readonly<Record<string, ApiMethod>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...functionMethods,
  ...userMethods,
  ...viewMethods,
}

/** Calls a method by its name; `unknown_method` for one that is not served here. */
export function callMethod(name: string, args: JsonObject, context: MethodContext): JsonObject {
  const method = methods[name]
  return method === undefined ? apiError('unknown_method') : method(args, context)
}
