export { ShareLinkPage } from './share-link-page.ts'
