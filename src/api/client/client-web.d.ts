/** The published classes have no types. The build puts our `Client` under them (see `Client`'s own comment). */
declare module 'taskcluster-client-web/src/clients/*.js' {
  const ServiceClass: unknown;
  export default ServiceClass;
}
