/**
 * What a request is made of and what its answer must be: tasks with their templates, headers, mutations and expectations.
 */
package io.github.wingload.plan.task;
