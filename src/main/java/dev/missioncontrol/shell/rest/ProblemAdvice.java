package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers everything that goes wrong in a REST call with a problem detail (RFC 9457). */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refusal(Refusal refusal) {
        return answer(Problems.of(refusal), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(OptimisticLockingFailureException e) {
        LOG.debug("Overtaken", e);
        return answer(
                Problems.of(Refusal.conflict(
                        "Someone else changed this at the same time.", "Read it again, then decide again.")),
                new HttpHeaders());
    }

    /** What nobody expected: the caller gets a number to report, the log gets the rest. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            // The security filters answer these.
            throw e;
        }
        String number = UUID.randomUUID().toString();
        LOG.error("Problem {}", number, e);
        ProblemDetail problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. It is in the server's log as problem " + number + ".",
                null,
                "Try again; if it stays, report the number to whoever runs this server.");
        return answer(problem, new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(JsonProblems.of(e), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<ObjectError> errors = e.getAllErrors();
        ObjectError first = errors.getFirst();
        String field = first instanceof FieldError fieldError ? fieldError.getField() : null;
        return answer(
                Problems.of(Refusal.invalid(
                        field,
                        (field == null ? "The body" : "The field '" + field + "'") + " " + first.getDefaultMessage()
                                + ".",
                        "Correct it and send the request again.")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var result = e.getParameterValidationResults().getFirst();
        String name = result.getMethodParameter().getParameterName();
        String message = result.getResolvableErrors().stream()
                .map(error -> error instanceof DefaultMessageSourceResolvable resolvable
                        ? String.valueOf(resolvable.getDefaultMessage())
                        : String.valueOf(error.getDefaultMessage()))
                .findFirst()
                .orElse("is not valid");
        return answer(
                Problems.of(Refusal.invalid(
                        name,
                        "The parameter '" + name + "' " + message + ".",
                        "Correct it and send the request again.")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return answer(Problems.of(refusal), headers);
            }
        }
        String name =
                e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        Class<?> type = e.getRequiredType();
        return answer(
                Problems.of(Refusal.invalid(
                        name,
                        "'" + e.getValue() + "' does not fit the parameter '" + name + "'.",
                        type == null ? "Correct it." : "Give " + JsonTypes.describe(type) + ".")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getParameterName();
        return answer(
                Problems.of(
                        Refusal.invalid(name, "The parameter '" + name + "' is missing.", "Add it to the address.")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String path = request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : e.getResourcePath();
        return answer(
                Problems.of(Refusal.of(
                        Refusal.Kind.NOT_FOUND,
                        null,
                        "There is nothing at " + path + ".",
                        "GET /api/openapi lists what there is.")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String[] supported = e.getSupportedMethods();
        return answer(
                Problems.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        e.getMethod() + " is not possible here.",
                        null,
                        supported == null ? null : "Use " + String.join(" or ", supported) + "."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                Problems.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        e.getContentType() == null
                                ? "The request does not say what its body is."
                                : "A body of the type " + e.getContentType() + " is not read here.",
                        null,
                        "Send 'Content-Type: application/json'."),
                headers);
    }

    /** Everything else that Spring has a status for, in the same form. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String detail = body instanceof ProblemDetail problem ? problem.getDetail() : null;
        if (known == null || known.is5xxServerError()) {
            LOG.error("{} while answering {}", status, request.getDescription(false), e);
        }
        ProblemDetail problem = Problems.of(
                known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known,
                detail == null ? status.toString().toLowerCase(Locale.ROOT) : detail,
                null,
                null);
        return answer(problem, headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, all, HttpStatusCode.valueOf(problem.getStatus()));
    }
}
