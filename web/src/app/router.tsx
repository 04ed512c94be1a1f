import {createRootRoute, createRoute, createRouter, lazyRouteComponent} from "@tanstack/react-router"
import {base} from "../api/base.ts"
import {readAddress, writeAddress} from "../look/address.ts"
import {Broken, Missing} from "./broken.tsx"
import {SetupPage} from "./setup-page.tsx"
import {Shell} from "./shell.tsx"
import {SignInPage} from "./sign-in-page.tsx"

/** What stands behind the `?` of an address: texts alone. Each page reads the ones it knows. */
type Search = Readonly<Record<string, string | undefined>>

const root = createRootRoute({component: Shell, notFoundComponent: Missing, errorComponent: Broken})

const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component,
    errorComponent: Broken,
    validateSearch: (search: Record<string, unknown>): Search => search as Search,
  })

const tree = root.addChildren([
  page(
    "/",
    lazyRouteComponent(() => import("../search/search-page.tsx"), "SearchPage"),
  ),
  page(
    "/items/$edition/$code",
    lazyRouteComponent(() => import("../search/item-page.tsx"), "ItemPage"),
  ),
  page(
    "/compose",
    lazyRouteComponent(() => import("../compose/compose-page.tsx"), "ComposePage"),
  ),
  page(
    "/convert",
    lazyRouteComponent(() => import("../convert/convert-page.tsx"), "ConvertPage"),
  ),
  page(
    "/catalogues",
    lazyRouteComponent(() => import("../catalogues/catalogues-page.tsx"), "CataloguesPage"),
  ),
  page(
    "/catalogues/$institution/$catalogue",
    lazyRouteComponent(() => import("../work/work-page.tsx"), "WorkPage"),
  ),
  page(
    "/catalogues/$institution/$catalogue/import",
    lazyRouteComponent(() => import("../catalogues/import-page.tsx"), "ImportPage"),
  ),
  page(
    "/catalogues/$institution/$catalogue/rounds",
    lazyRouteComponent(() => import("../rounds/rounds-page.tsx"), "RoundsPage"),
  ),
  page(
    "/catalogues/$institution/$catalogue/pictures",
    lazyRouteComponent(() => import("../pictures/pictures-page.tsx"), "PicturesPage"),
  ),
  page(
    "/manage",
    lazyRouteComponent(() => import("../manage/manage-page.tsx"), "ManagePage"),
  ),
  page(
    "/manage/institutions",
    lazyRouteComponent(() => import("../manage/institutions-page.tsx"), "InstitutionsPage"),
  ),
  page(
    "/manage/users",
    lazyRouteComponent(() => import("../manage/users-page.tsx"), "UsersPage"),
  ),
  page(
    "/manage/jobs",
    lazyRouteComponent(() => import("../manage/jobs-page.tsx"), "JobsPage"),
  ),
  page(
    "/manage/words",
    lazyRouteComponent(() => import("../manage/words-page.tsx"), "WordsPage"),
  ),
  page(
    "/manage/audit",
    lazyRouteComponent(() => import("../manage/audit-page.tsx"), "AuditPage"),
  ),
  page(
    "/manage/doctor",
    lazyRouteComponent(() => import("../manage/doctor-page.tsx"), "DoctorPage"),
  ),
  page(
    "/manage/settings",
    lazyRouteComponent(() => import("../manage/settings-page.tsx"), "SettingsPage"),
  ),
  page(
    "/account",
    lazyRouteComponent(() => import("../manage/account-page.tsx"), "AccountPage"),
  ),
  page("/sign-in", SignInPage),
  page("/setup", SetupPage),
])

export const router = createRouter({
  routeTree: tree,
  basepath: base || "/",
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultPreload: "intent",
  scrollRestoration: true,
  trailingSlash: "never",
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
