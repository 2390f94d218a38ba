export { NavigateEvent } from './navigate-event.ts'
export { RouterController } from './router-controller.ts'
export { fragmentOf, routeOf, type Route } from './routes.ts'
