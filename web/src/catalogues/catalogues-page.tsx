import {Page} from "../look/page.tsx"

export function CataloguesPage() {
  return <Page title="CataloguesPage">…</Page>
}
