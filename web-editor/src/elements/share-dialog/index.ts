export { AccessChangeEvent, ShareDialog } from './share-dialog.ts'
export { peopleOf, type AccessChange, type Sharing } from './sharing.ts'
