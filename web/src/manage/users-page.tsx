import {Page} from "../look/page.tsx"

export function UsersPage() {
  return <Page title="UsersPage">…</Page>
}
