declare module "virtual:routes" {
  /** Method and path of every route of the API; made by the build from `src/api`. */
  export const routes: import("../../src/client/call.ts").Routes
}
