import type {} from 'taskcluster-elements/vue';
