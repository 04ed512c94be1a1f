/** Where people of this place sign in, from the environment: ZHENGMING_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET. */
export interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export function providerOf(env: NodeJS.ProcessEnv): Provider | undefined {
  const {ZHENGMING_OIDC_ISSUER: issuer, ZHENGMING_OIDC_CLIENT_ID: clientId} = env
  if (!issuer || !clientId) return undefined
  return {issuer, clientId, clientSecret: env.ZHENGMING_OIDC_CLIENT_SECRET ?? ""}
}

export const openIdPath = "/api/v1/openid"
/** Where the way to the provider begins. */
export const openIdStart = `${openIdPath}/start`
